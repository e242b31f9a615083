// Ten bars, and for a number a button for each digit found, to choose whose bars are shown.
import { byId, element } from "../shell/dom.js";
import { change, state, when } from "../shell/state.js";
import { asPercent, texts } from "../shell/texts.js";

export function startBars() {
  const bars = byId("bars");
  when(["answer", "chosen"], () => {
    const digit = state.answer?.digits[state.chosen];
    const shares = digit?.probabilities ?? new Array(10).fill(0);
    if (bars.children.length !== shares.length) bars.replaceChildren(...shares.map((_, i) => bar(i)));
    const best = Math.max(...shares);
    shares.forEach((share, i) => {
      const row = bars.children[i];
      row.classList.toggle("best", Boolean(digit) && share === best);
      row.style.setProperty("--share", share);
      row.lastChild.textContent = digit ? asPercent(share) : "";
    });
  });
  when(["answer"], () => {
    const { answer } = state;
    byId("digits").replaceChildren(...(answer?.mode === "number" ? answer.digits.map(choice) : []));
  });
  when(["chosen"], () => [...byId("digits").children].forEach((item, i) => (item.firstChild.ariaPressed = i === state.chosen)));
}

const bar = (i) => element("li", {}, element("span", { className: "name", textContent: i }), element("span", { className: "bar" }), element("span", { className: "share" }));

function choice({ text, confidence }, i) {
  const made = element("button", { type: "button", textContent: text, ariaLabel: texts.digitAt(text, confidence), ariaPressed: i === state.chosen });
  made.addEventListener("click", () => change({ chosen: i }));
  return element("li", {}, made);
}
