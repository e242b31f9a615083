// Ctrl or Cmd with Z undoes, with Shift and Z or with Y redoes.
import { state } from "../shell/state.js";
import { redo, undo } from "./strokes.js";

export function startKeys() {
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || state.tab !== "draw") return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) undo();
    else if (key === "y" || key === "z") redo();
    else return;
    event.preventDefault();
  });
}
