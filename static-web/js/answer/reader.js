// Sends the drawing or picture to the API: at most one request at a time, and the newest wins. While a stroke is being drawn, a newer
// state of it waits for the answer under way, so that there is something to see; a finished one cancels that request.
import { inkJson } from "../draw/render.js";
import { change, state, when } from "../shell/state.js";
import { texts } from "../shell/texts.js";
import { asAnswer, predict } from "./api.js";
import { retry } from "./retry.js";

/** Least time between two requests while a stroke is being drawn, in milliseconds. */
const interval = 60;
let underWay = null;
let isOutdated = false;

export function startReading() {
  when(["strokes", "drawing", "picture", "tab", "mode"], read);
  when(["mapsOpen"], () => state.mapsOpen && read());
}

export function read() {
  if (state.tab === "draw" ? !state.strokes.length : !state.picture) return stop({ status: "empty", problem: "" });
  if (state.tab === "upload" && state.picture.problem) return stop({ status: "rejected", problem: state.picture.problem });
  if (underWay && state.drawing) isOutdated = true;
  else ask();
}

/** Ends without an answer. */
function stop(result) {
  underWay?.abort();
  underWay = null;
  change({ answer: null, ...result });
}

/** What to send. Made at the last moment: between two tries the drawing may have grown. */
function content() {
  return state.tab === "upload" ? { body: state.picture.file, place: null } : inkJson(state.strokes);
}

/** Whether the answer on screen is of this drawing or picture, and may stay until the new one comes. */
function isCurrent({ tab, mode, attempt }) {
  const { answer, status } = state;
  return status === "ready" && answer?.tab === tab && answer.mode === mode && (tab === "draw" || answer.attempt === attempt);
}

async function ask() {
  underWay?.abort();
  isOutdated = false;
  const turn = new AbortController();
  underWay = turn;
  const { tab, mode, attempt } = state;
  const isLatest = () => underWay === turn;
  const tell = (status, sent = state.sent) => isLatest() && change({ status, sent });
  if (!isCurrent(state)) change({ status: "reading", problem: "", answer: null });
  const began = performance.now();
  const request = async (reportProgress) => {
    const sent = content();
    const explain = state.mapsOpen && mode === "digit" && !state.drawing ? "layers" : "true";
    const onSent = (bytes, of) => {
      reportProgress();
      tell(bytes < of ? "sending" : "reading", { bytes, of });
    };
    return sent && { ...(await predict(sent.body, { mode, explain, signal: turn.signal, onSent })), place: sent.place };
  };
  try {
    const reply = await retry(request, turn.signal, tell);
    if (!isLatest()) return;
    if (!reply) return stop({ status: "empty", problem: "" });
    const answer = asAnswer(reply, tab, mode, attempt);
    change({ answer, chosen: answer.weakest, version: reply.version, status: "ready", problem: "" });
  } catch (error) {
    if (isLatest()) fail(error);
    else if (error.name !== "AbortError" && !("status" in error)) throw error;
  }
  if (!isLatest()) return;
  if (isOutdated) await new Promise((resolve) => setTimeout(resolve, interval - (performance.now() - began)));
  if (!isLatest()) return;
  underWay = null;
  if (isOutdated) ask();
}

/** A temporary failure may be tried again; otherwise the API says what to change. */
function fail(error) {
  if (!("status" in error)) throw error;
  const status = error.isTemporary || error.status >= 500 ? "failed" : "rejected";
  const problem = error.isTemporary ? texts.unreachable : error.message || texts.serverFailed;
  change({ status, answer: null, problem });
}
