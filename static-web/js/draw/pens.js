// What draws: mouse, touch and pen, or the arrow keys.
import { byId } from "../shell/dom.js";
import { change, state, when } from "../shell/state.js";
import { texts } from "../shell/texts.js";
import { begin, clear, discard, end, extend, side } from "./strokes.js";

const rightButton = 2;
/** The bit of `buttons` that stands for the eraser end of a pen. */
const eraserBit = 32;
/** After a pen was last seen, touch draws nothing for this long, in milliseconds: it is the palm. */
const penStays = 1000;

/** Of the pointer that draws: { id, type, thickness }, or null. */
let active = null;
let penSeen = Number.NEGATIVE_INFINITY;

export function startPointers(canvas) {
  canvas.addEventListener("pointerdown", start);
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("pointerup", finish);
  canvas.addEventListener("pointercancel", cancel);
  canvas.addEventListener("lostpointercapture", stop);
}

function start(event) {
  const { pointerId: id, pointerType: type, target, timeStamp } = event;
  if (type === "pen") penSeen = timeStamp;
  if (event.button === rightButton || (type === "touch" && timeStamp - penSeen < penStays)) return;
  if (active) {
    if (type !== "pen" || active.type !== "touch") return;
    discard();
  }
  active = { id, type, thickness: thicknessOf(event) };
  target.setPointerCapture(id);
  begin(...placeOf(event, target), active.thickness, event.buttons & eraserBit ? { ...state.pen, erase: true } : state.pen);
}

function move(event) {
  if (event.pointerType === "pen") penSeen = event.timeStamp;
  if (event.pointerId !== active?.id) return;
  const passed = event.getCoalescedEvents?.() ?? [];
  for (const point of passed.length ? passed : [event]) {
    // Pressure is measured in coarse steps: halfway to each new value there are none to be seen.
    active.thickness = (active.thickness + thicknessOf(point)) / 2;
    extend(...placeOf(point, event.target), active.thickness);
  }
}

function finish(event) {
  if (event.pointerId !== active?.id) return;
  // Where the hand was lifted, even if that is near the last point.
  extend(...placeOf(event, event.target), active.thickness, 1);
  stop(event);
}

function stop(event) {
  if (event.pointerId !== active?.id) return;
  active = null;
  end();
}

function cancel(event) {
  if (event.pointerId !== active?.id) return;
  active = null;
  discard();
}

function placeOf(event, canvas) {
  const box = canvas.getBoundingClientRect();
  const scale = side / box.width;
  return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
}

/** A pen that is pressed harder draws thicker: 0.4 to 1.6 times the width. */
function thicknessOf({ pointerType, pressure }) {
  return pointerType === "pen" && pressure ? 0.4 + 1.2 * pressure : 1;
}

const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const reach = { usual: 10, withShift: 2 };

/** Arrow keys move a cross, Space puts the pen down or lifts it, Delete clears. */
export function startArrowKeys(canvas) {
  const cross = byId("cross");
  const at = { x: side / 2, y: side / 4 };
  const show = () => {
    cross.hidden = false;
    cross.style.left = `${(100 * at.x) / side}%`;
    cross.style.top = `${(100 * at.y) / side}%`;
  };
  const hide = () => {
    if (!cross.hidden && state.drawing) end();
    cross.hidden = true;
  };
  const moveBy = ([x, y], distance) => {
    at.x = Math.min(side, Math.max(0, at.x + x * distance));
    at.y = Math.min(side, Math.max(0, at.y + y * distance));
    show();
    if (state.drawing) extend(at.x, at.y, 1, 1);
  };
  const toggle = () => {
    show();
    if (state.drawing) end();
    else begin(at.x, at.y);
    change({ said: state.drawing ? texts.penDown : texts.penUp });
  };
  canvas.addEventListener("focus", () => canvas.matches(":focus-visible") && show());
  canvas.addEventListener("blur", hide);
  canvas.addEventListener("pointerdown", hide);
  when(["drawing"], () => cross.classList.toggle("down", state.drawing));
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    if (direction) moveBy(direction, event.shiftKey ? reach.withShift : reach.usual);
    else if (event.key === " " || event.key === "Enter") toggle();
    else if (event.key === "Escape" && state.drawing) end();
    else if (event.key === "Delete" || event.key === "Backspace") clear();
    else return;
    event.preventDefault();
  });
}
