import { startAnswer } from "./answer/answer.js";
import { startDrawing } from "./draw/draw.js";
import { startHistory } from "./history/history.js";
import { startShell } from "./shell/shell.js";
import { startUpload } from "./upload/upload.js";

startShell();
startHistory();
startDrawing();
startUpload();
startAnswer();
performance.mark("ready");
