// Boxes over the picture: around each digit of a number, and around what was found in a photo.
import { byId, element } from "../shell/dom.js";
import { state, when } from "../shell/state.js";

export function startBoxes() {
  when(["answer", "chosen"], () => {
    for (const [tab, id] of [["draw", "canvas-boxes"], ["upload", "preview-boxes"]]) {
      const isShown = state.answer?.tab === tab && (tab === "upload" || state.answer.mode === "number");
      byId(id).replaceChildren(...(isShown ? state.answer.digits.map(outline) : []));
    }
  });
}

function outline({ box, text, accepted }, i) {
  const name = state.answer.mode === "number" ? [element("b", { textContent: text })] : [];
  const made = element("div", { className: "box" }, ...name);
  made.classList.toggle("chosen", i === state.chosen);
  made.classList.toggle("doubtful", !accepted);
  made.classList.toggle("high", box.y < 0.08);
  for (const [side, share] of [["left", box.x], ["top", box.y], ["width", box.width], ["height", box.height]]) made.style[side] = `${100 * share}%`;
  return made;
}
