// The page's state in one place. Read it anywhere; write it with `change`; react to it with `when`.
export const state = {
  tab: "draw", // or "upload"
  mode: "digit", // or "number"
  strokes: [], // [{ erase, width, points: [[x, y, thickness]] }] on a square of 280 units
  past: [], // lists of strokes, for undo
  future: [], // and for redo
  drawing: false, // a stroke is being drawn
  pen: { erase: false, width: 18 },
  picture: null, // the upload: { file, bitmap, name }, or { problem } when it cannot be sent
  queue: null, // { at, count } while several pictures are read one after another
  attempt: null, // id of the drawing or picture in the history
  status: "empty", // "reading", "sending", "waking", "offline", "failed", "rejected", "ready"
  sent: { bytes: 0, of: 0 }, // how much of the upload has been sent
  problem: "", // why it failed or was rejected
  answer: null, // see asAnswer in api.js
  chosen: 0, // index of the digit whose probabilities are shown
  mapsOpen: false, // the feature maps are shown
  version: "", // of the model
  history: [], // at most twelve of { id, at, text, accepted, mode, drawing | picture, label }
  note: "", // a message below the picture
  said: "", // for screen readers
};

const reactions = new Set();

export function change(patch) {
  const changed = Object.keys(patch).filter((name) => state[name] !== patch[name]);
  Object.assign(state, patch);
  for (const { names, react } of [...reactions]) {
    if (names.some((name) => changed.includes(name))) react();
  }
}

/** Calls `react` now, and after each change of any of the names. */
export function when(names, react) {
  reactions.add({ names, react });
  react();
}

/** Resolves as soon as `holds` returns true; asked now and after each change of any of the names. */
export function until(names, holds) {
  return new Promise((resolve) => {
    const reaction = {
      names,
      react() {
        if (!holds()) return;
        reactions.delete(reaction);
        resolve();
      },
    };
    reactions.add(reaction);
    reaction.react();
  });
}
