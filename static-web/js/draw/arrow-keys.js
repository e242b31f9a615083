// Drawing without a pointer: arrow keys move a cross, Space puts the pen down.
import { byId } from "../shell/dom.js";
import { change, when, state } from "../shell/state.js";
import { begin, clear, end, extend, side } from "./strokes.js";
import { texts } from "../shell/texts.js";

const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const at = { x: side / 2, y: side / 4 };

export function startArrowPen() {
  const canvas = byId("canvas");
  const cross = byId("cross");
  const show = () => {
    cross.hidden = false;
    cross.style.left = `${(100 * at.x) / side}%`;
    cross.style.top = `${(100 * at.y) / side}%`;
  };
  const hide = () => {
    if (!cross.hidden && state.drawing) end();
    cross.hidden = true;
  };
  canvas.addEventListener("focus", () => canvas.matches(":focus-visible") && show());
  canvas.addEventListener("blur", hide);
  canvas.addEventListener("pointerdown", hide);
  when(["drawing"], () => cross.classList.toggle("down", state.drawing));
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moves[event.key];
    if (move) {
      const reach = event.shiftKey ? 2 : 10;
      at.x = Math.min(side, Math.max(0, at.x + move[0] * reach));
      at.y = Math.min(side, Math.max(0, at.y + move[1] * reach));
      show();
      if (state.drawing) extend(at.x, at.y);
    } else if (event.key === " " || event.key === "Enter") {
      show();
      if (state.drawing) end();
      else begin(at.x, at.y);
      change({ said: state.drawing ? texts.penDown : texts.penUp });
    } else if (event.key === "Escape" && state.drawing) {
      end();
    } else if (event.key === "Delete" || event.key === "Backspace") {
      clear();
    } else {
      return;
    }
    event.preventDefault();
  });
}
