// One digit or a number of several.
import { change, state, when } from "./state.js";
import { texts } from "./texts.js";
import { byId } from "./dom.js";

export function startMode() {
  const choices = [...document.querySelectorAll("input[name=mode]")];
  for (const choice of choices) choice.addEventListener("change", () => change({ mode: choice.value }));
  when(["mode"], () => {
    for (const choice of choices) choice.checked = choice.value === state.mode;
    byId("draw-here").textContent = state.mode === "number" ? texts.drawNumberHere : texts.drawHere;
  });
}
