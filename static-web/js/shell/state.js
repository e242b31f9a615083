// All that the page knows, in one place. Read it anywhere; write it with `change`; react to it with `when`.
export const state = {
  tab: "draw", // or "upload"
  mode: "digit", // or "number"
  strokes: [], // [{ erase, width, points: [[x, y, thickness]] }] on a square of 280 units
  past: [], // lists of strokes, for undo
  future: [], // and for redo
  drawing: false, // a stroke is being drawn
  pen: { erase: false, width: 18 },
  picture: null, // { file, bitmap, name }: the uploaded one
  attempt: null, // what the drawing or picture is called among the tries
  status: "empty", // "reading", "waking", "offline", "failed", "ready"
  problem: "", // why it failed, in words
  answer: null, // see answer-shape.js
  chosen: 0, // which digit of the answer is shown in detail
  layersOpen: false,
  version: "", // the model's
  tries: [], // twelve slots of { id, at, text, accepted, mode, drawing | picture, label }
  said: "", // for the live region
};

const reactions = [];

export function change(patch) {
  const changed = Object.keys(patch).filter((name) => state[name] !== patch[name]);
  Object.assign(state, patch);
  for (const { names, react } of reactions) {
    if (names.some((name) => changed.includes(name))) react();
  }
}

/** Calls `react` now, and after each change of any of the names. */
export function when(names, react) {
  reactions.push({ names, react });
  react();
}
