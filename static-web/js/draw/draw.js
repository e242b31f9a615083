// The Draw tab: the canvas, its tools and shortcuts.
import { byId, colour, onNewColours } from "../shell/dom.js";
import { change, state, when } from "../shell/state.js";
import { startArrowKeys, startPointers } from "./pens.js";
import { paintSquare } from "./render.js";
import { startSamples } from "./samples.js";
import { startSharing } from "./share.js";
import { clear, redo, undo } from "./strokes.js";

export function startDrawing() {
  const canvas = byId("canvas");
  startPainting(canvas);
  startPointers(canvas);
  startArrowKeys(canvas);
  startTools();
  startShortcuts();
  startSamples();
  startSharing();
}

/** Paints the strokes at the screen's own density, at most once a frame. */
function startPainting(canvas) {
  let ink = colour("--ink");
  let scheduled = 0;
  const repaint = () => {
    scheduled = 0;
    paintSquare(canvas, state.strokes, ink);
  };
  when(["strokes"], () => (scheduled ||= requestAnimationFrame(repaint)));
  onNewColours(() => {
    ink = colour("--ink");
    repaint();
  });
  new ResizeObserver(() => {
    const size = Math.round(canvas.clientWidth * devicePixelRatio);
    if (size === 0 || size === canvas.width) return;
    canvas.width = canvas.height = size;
    repaint();
  }).observe(canvas);
  byId("draw-here").classList.toggle("first-visit", !state.history.length);
  when(["strokes"], () => (byId("draw-here").hidden = state.strokes.length > 0));
}

function startTools() {
  byId("undo").addEventListener("click", undo);
  byId("redo").addEventListener("click", redo);
  byId("clear").addEventListener("click", clear);
  byId("eraser").addEventListener("click", () => change({ pen: { ...state.pen, erase: !state.pen.erase } }));
  byId("width").addEventListener("input", ({ target }) => change({ pen: { erase: false, width: target.valueAsNumber } }));
  when(["pen"], () => {
    byId("eraser").ariaPressed = state.pen.erase;
    byId("canvas").classList.toggle("erasing", state.pen.erase);
    byId("width").valueAsNumber = state.pen.width;
  });
  // aria-disabled, not disabled: a button that has just been used must keep the focus.
  when(["strokes", "past", "future"], () => {
    byId("undo").ariaDisabled = !state.past.length;
    byId("redo").ariaDisabled = !state.future.length;
    for (const id of ["clear", "save", "link"]) byId(id).ariaDisabled = !state.strokes.length;
  });
}

/** Ctrl or Cmd with Z undoes; with Shift and Z, or with Y, redoes. */
function startShortcuts() {
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || state.tab !== "draw") return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) undo();
    else if (key === "y" || key === "z") redo();
    else return;
    event.preventDefault();
  });
}
