// The canvas: mouse, touch and pen make strokes, and the strokes are painted at the screen's own density.
import { byId, onNewColours, styled } from "../shell/dom.js";
import { paintSquare } from "./paint.js";
import { state, when } from "../shell/state.js";
import { begin, end, extend, side } from "./strokes.js";

const eraserButton = 32;
let pointer = null;

export function startPad() {
  const canvas = byId("canvas");
  let scheduled = 0;
  const repaint = () => {
    scheduled = 0;
    paintSquare(canvas, state.strokes, styled("--ink"));
  };
  when(["strokes"], () => (scheduled ||= requestAnimationFrame(repaint)));
  when(["strokes"], () => (byId("draw-here").hidden = state.strokes.length > 0));
  onNewColours(repaint);
  new ResizeObserver(() => {
    const size = Math.round(canvas.clientWidth * devicePixelRatio);
    if (size === 0 || size === canvas.width) return;
    canvas.width = canvas.height = size;
    repaint();
  }).observe(canvas);
  canvas.addEventListener("pointerdown", start);
  canvas.addEventListener("pointermove", go);
  for (const last of ["pointerup", "pointercancel", "lostpointercapture"]) canvas.addEventListener(last, stop);
}

function start(event) {
  if (pointer !== null || event.button === 2) return;
  event.target.setPointerCapture(event.pointerId);
  pointer = event.pointerId;
  begin(...where(event), event.buttons & eraserButton ? { ...state.pen, erase: true } : state.pen);
}

function go(event) {
  if (event.pointerId !== pointer) return;
  const passed = event.getCoalescedEvents?.() ?? [];
  for (const point of passed.length ? passed : [event]) extend(...where(point, event.target));
}

function stop(event) {
  if (event.pointerId !== pointer) return;
  pointer = null;
  end();
}

/** On the square of 280 units; a pen that is pressed harder writes thicker. */
function where(event, canvas = event.target) {
  const box = canvas.getBoundingClientRect();
  const scale = side / box.width;
  const thickness = event.pointerType === "pen" && event.pressure ? 0.4 + 1.2 * event.pressure : 1;
  return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale, thickness];
}
