// Has the drawing or picture read: at most one request at a time, and the newest wins. While a line is being drawn, a newer picture waits for the
// answer under way, so that there is something to see; a finished one overtakes it.
import { asAnswer } from "./answer-shape.js";
import { predict } from "./api.js";
import { inkJson } from "../draw/ink-json.js";
import { persist } from "./retry.js";
import { change, state, when } from "../shell/state.js";
import { texts } from "../shell/texts.js";

const breath = 60;
let underWay = null;
let newer = false;

export function startReading() {
  when(["strokes", "drawing", "picture", "tab", "mode"], read);
  when(["layersOpen"], () => state.layersOpen && read());
}

export function read() {
  if (state.tab === "draw" ? !state.strokes.length : !state.picture) return forget();
  if (underWay && state.drawing) newer = true;
  else ask();
}

function forget() {
  underWay?.abort();
  underWay = null;
  change({ status: "empty", answer: null, problem: "" });
}

/** What to send, made when it is sent: between two tries the drawing may have grown. */
function question() {
  return state.tab === "upload" ? { body: state.picture.file, place: null } : inkJson(state.strokes);
}

async function ask() {
  underWay?.abort();
  newer = false;
  const turn = (underWay = new AbortController());
  const { tab, mode, attempt } = state;
  const isLast = () => underWay === turn;
  if (state.status !== "ready" || state.answer?.tab !== tab || state.answer?.mode !== mode) {
    change({ status: "reading", problem: "", answer: null });
  }
  const began = performance.now();
  try {
    const reply = await persist(async () => {
      const asked = question();
      const explain = state.layersOpen && mode === "digit" && !state.drawing ? "layers" : "true";
      return asked && { ...(await predict(asked.body, { mode, explain, signal: turn.signal })), place: asked.place };
    }, turn.signal, (status) => isLast() && change({ status }));
    if (!isLast()) return;
    if (!reply) return forget();
    const answer = asAnswer(reply, tab, mode, attempt);
    change({ answer, chosen: answer.weakest, version: reply.version, status: "ready", problem: "" });
  } catch (error) {
    if (isLast()) fail(error);
    else if (error.name !== "AbortError" && !("status" in error)) throw error;
  }
  if (!isLast()) return;
  if (newer) await new Promise((resolve) => setTimeout(resolve, breath - (performance.now() - began)));
  if (!isLast()) return;
  underWay = null;
  if (newer) ask();
}

function fail(error) {
  if (!("status" in error)) throw error;
  const words = error.passing ? texts.unreachable : texts.problems[error.kind] ?? error.message;
  change({ status: "failed", answer: null, problem: words || texts.serverFailed });
}
