import { byId } from "../shell/dom.js";
import { change, state, when } from "../shell/state.js";
import { clear, redo, undo } from "./strokes.js";

export function startPenTools() {
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
  // aria-disabled, not disabled: a button that is switched off under the finger must not lose the keyboard's place.
  when(["strokes", "past", "future"], () => {
    byId("undo").ariaDisabled = !state.past.length;
    byId("redo").ariaDisabled = !state.future.length;
    for (const id of ["clear", "save", "link"]) byId(id).ariaDisabled = !state.strokes.length;
  });
}
