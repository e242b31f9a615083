// The drawing as data. Every change can be undone, clearing too.
import { change, state } from "../shell/state.js";

/** The drawing is a square of this many units. */
export const side = 280;

/** Points nearer than this to the last one are left out: they carry more jitter of the hand than shape. */
const minDistance = 3;

/** What `discard` returns to. */
let beforeStroke = null;

const clamp = (value) => Math.min(side, Math.max(0, value));

/** Not randomUUID, which is missing on pages without https, such as http://192.168… on a phone. */
export const newAttempt = () => crypto.getRandomValues(new Uint32Array(1))[0].toString(36);

function step(strokes, more) {
  change({ past: [...state.past, state.strokes], future: [], strokes, ...more });
}

/** Starts a stroke at (x, y) in units of the square; `thickness` multiplies the pen's width. */
export function begin(x, y, thickness = 1, pen = state.pen) {
  const { strokes, past, future, attempt } = state;
  beforeStroke = { strokes, past, future, attempt };
  const width = pen.erase ? Math.max(24, pen.width * 1.5) : pen.width;
  const stroke = { erase: pen.erase, width, points: [[clamp(x), clamp(y), thickness]] };
  step([...strokes, stroke], { drawing: true, attempt: strokes.length ? attempt : newAttempt() });
}

/** Continues the stroke, if (x, y) is at least `distance` away from its last point. */
export function extend(x, y, thickness = 1, distance = minDistance) {
  const { points } = state.strokes.at(-1);
  const [lastX, lastY] = points.at(-1);
  if (Math.hypot(x - lastX, y - lastY) < distance) return;
  points.push([clamp(x), clamp(y), thickness]);
  change({ strokes: [...state.strokes] });
}

export const end = () => change({ drawing: false });

/** Takes back the stroke that is being drawn, as if it had not been started. */
export const discard = () => change({ ...beforeStroke, drawing: false });

export function undo() {
  if (!state.past.length) return;
  change({ strokes: state.past.at(-1), past: state.past.slice(0, -1), future: [state.strokes, ...state.future], drawing: false });
}

export function redo() {
  if (!state.future.length) return;
  change({ strokes: state.future[0], future: state.future.slice(1), past: [...state.past, state.strokes] });
}

export function clear() {
  if (state.strokes.length) step([], { attempt: newAttempt(), drawing: false });
}

export function replace(strokes, attempt = newAttempt()) {
  step(strokes, { attempt, drawing: false });
}
