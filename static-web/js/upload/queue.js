// Several pictures, read one after another into the history.
import { historyLength } from "../history/history.js";
import { change, state, until } from "../shell/state.js";
import { texts } from "../shell/texts.js";
import { accept } from "./picture.js";

/** Rises with each set of files and with each cancellation, which ends the set before. */
let latest = 0;

export function cancelQueue() {
  latest++;
  change({ queue: null });
}

/** Reads the files in turn until the visitor cancels, draws, or uploads something else. */
export async function readAll(files) {
  if (!files.length) return;
  cancelQueue();
  if (files.length === 1) return accept(files[0]);
  const turn = latest;
  const chosen = files.slice(0, historyLength);
  const failed = [];
  for (const [i, file] of chosen.entries()) {
    change({ queue: { at: i + 1, count: chosen.length } });
    await accept(file);
    const { attempt } = state;
    const isInterrupted = () => turn !== latest || state.attempt !== attempt || state.tab !== "upload";
    const isAnswered = () => state.answer?.attempt === attempt || ["failed", "rejected"].includes(state.status);
    await until(["queue", "attempt", "tab", "answer", "status"], () => isInterrupted() || isAnswered());
    if (turn !== latest) return;
    if (isInterrupted() || state.status === "failed") return cancelQueue();
    if (state.status === "rejected") failed.push(file.name);
  }
  const cut = files.length > chosen.length ? texts.queueCut(historyLength) : "";
  change({ queue: null, note: `${failed.length ? texts.queueFailed(failed) : ""} ${cut}`.trim() });
}
