// The drawing as data. Every change can be undone, clearing too.
import { change, state } from "../shell/state.js";

export const side = 280;

const clamp = (value) => Math.min(side, Math.max(0, value));
/** Not randomUUID, which a phone that visits http://192.168… lacks. */
export const newAttempt = () => crypto.getRandomValues(new Uint32Array(1))[0].toString(36);

function step(strokes, more) {
  change({ past: [...state.past, state.strokes], future: [], strokes, ...more });
}

export function begin(x, y, thickness = 1, pen = state.pen) {
  const { erase } = pen;
  const width = erase ? Math.max(24, pen.width * 1.5) : pen.width;
  const stroke = { erase, width, points: [[clamp(x), clamp(y), thickness]] };
  step([...state.strokes, stroke], { drawing: true, attempt: state.strokes.length ? state.attempt : newAttempt() });
}

export function extend(x, y, thickness = 1) {
  const { points } = state.strokes.at(-1);
  const [lastX, lastY] = points.at(-1);
  if (Math.hypot(x - lastX, y - lastY) < 1.5) return;
  points.push([clamp(x), clamp(y), thickness]);
  change({ strokes: [...state.strokes] });
}

export const end = () => change({ drawing: false });

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
