// The last twelve tries with their answers, kept in this browser. Each has its slot and stays there, so that nothing moves; the thirteenth takes the oldest's.
import { toText } from "../draw/drawing-text.js";
import { scaled } from "../upload/picture-file.js";
import { change, state, when } from "../shell/state.js";

const key = "digit-recognizer.tries";
const slots = 12;
const longest = 280;

export function startTries() {
  change({ tries: stored() });
  when(["answer"], () => state.answer && !state.drawing && keep(state.answer));
  addEventListener("storage", (event) => event.key === key && change({ tries: stored() }));
}

function keep({ attempt, tab, mode, text, accepted }) {
  const content = tab === "draw" ? { drawing: toText(state.strokes) } : { picture: thumbnail() };
  if (tab === "upload" && !content.picture) return;
  const known = state.tries.findIndex((one) => one.id === attempt);
  const index = known >= 0 ? known : nextSlot();
  const label = known >= 0 && state.tries[known].mode === mode ? state.tries[known].label : "";
  save(state.tries.with(index, { id: attempt, at: Date.now(), mode, text, accepted, label, ...content }));
}

function nextSlot() {
  const empty = state.tries.findIndex((one) => !one.id);
  if (empty >= 0) return empty;
  return state.tries.reduce((oldest, one, i) => (one.at < state.tries[oldest].at ? i : oldest), 0);
}

export function mark(id, label) {
  save(state.tries.map((one) => (one.id === id ? { ...one, label } : one)));
}

export const forgetTries = () => save(none());

const none = () => Array.from({ length: slots }, () => ({}));
const thumbnail = () => state.picture?.bitmap && scaled(state.picture.bitmap, longest).toDataURL("image/jpeg", 0.9);

function stored() {
  try {
    const tries = JSON.parse(localStorage.getItem(key));
    return Array.isArray(tries) && tries.length === slots ? tries : none();
  } catch (error) {
    if (error instanceof SyntaxError || error.name === "SecurityError") return none();
    throw error;
  }
}

/** A browser that stores nothing, or no more, keeps them until the page is closed. */
function save(tries) {
  change({ tries });
  try {
    localStorage.setItem(key, JSON.stringify(tries));
  } catch (error) {
    if (!["SecurityError", "QuotaExceededError"].includes(error.name)) throw error;
  }
}
