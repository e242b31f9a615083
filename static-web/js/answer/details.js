// What is behind the answer: the probabilities, boxes on the picture, the network's input and its feature maps.
import { byId, element } from "../shell/dom.js";
import { change, state, when } from "../shell/state.js";
import { asPercent, texts } from "../shell/texts.js";

/** The feature maps of the two convolutions: how many, their side in pixels, and in how many columns they are shown. */
const layers = [
  { name: "conv1", count: 6, size: 28, columns: 6 },
  { name: "conv2", count: 16, size: 10, columns: 8 },
];

export function startDetails() {
  startBars();
  startDigits();
  when(["answer", "chosen"], showBoxes);
  when(["answer", "chosen"], showInput);
  const details = byId("layers");
  details.addEventListener("toggle", () => change({ mapsOpen: details.open }));
  when(["answer", "mode", "mapsOpen"], showMaps);
}

function startBars() {
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
}

const bar = (i) =>
  element("li", {}, element("span", { textContent: i }), element("span", { className: "bar" }), element("span", { className: "share" }));

/** For a number: a button for each digit, which shows its probabilities. */
function startDigits() {
  when(["answer"], () => {
    const { answer } = state;
    byId("digits").replaceChildren(...(answer?.mode === "number" ? answer.digits.map(choice) : []));
  });
  when(["chosen"], () => {
    [...byId("digits").children].forEach((item, i) => {
      item.firstChild.ariaPressed = i === state.chosen;
    });
  });
}

function choice({ text, confidence }, i) {
  const button = element("button", {
    type: "button",
    textContent: text,
    ariaLabel: texts.digitAt(text, confidence),
    ariaPressed: i === state.chosen,
  });
  button.addEventListener("click", () => change({ chosen: i }));
  return element("li", {}, button);
}

/** Boxes around each digit and sign of a number, and around what was found in an uploaded picture. */
function showBoxes() {
  for (const [tab, id] of [
    ["draw", "canvas-boxes"],
    ["upload", "preview-boxes"],
  ]) {
    const isShown = state.answer?.tab === tab && (tab === "upload" || state.answer.mode === "number");
    const { digits, signs } = isShown ? state.answer : { digits: [], signs: [] };
    byId(id).replaceChildren(...digits.filter((digit) => digit.box).map(digitBox), ...signs.map(signBox));
  }
}

function digitBox({ box, text, accepted }, i) {
  const made = boxOf(box, state.answer.mode === "number" ? text : "");
  made.classList.toggle("chosen", i === state.chosen);
  made.classList.toggle("doubtful", !accepted);
  return made;
}

function signBox({ box, text }) {
  const made = boxOf(box, text);
  made.classList.add("sign");
  return made;
}

/** A box with its text above it, if any. */
function boxOf(box, text) {
  const made = element("div", { className: "box" }, ...(text ? [element("b", { textContent: text })] : []));
  made.classList.toggle("high", box.y < 0.08);
  const edges = { left: box.x, top: box.y, width: box.width, height: box.height };
  for (const [edge, share] of Object.entries(edges)) made.style[edge] = `${100 * share}%`;
  return made;
}

function showInput() {
  const input = state.answer?.digits[state.chosen]?.input;
  byId("seen").classList.toggle("blank", !input);
  paintGreys(byId("seen"), 28, input ? [input] : [], 1);
  byId("polarity").textContent = (state.answer?.tab === "upload" && texts.polarity[state.answer.polarity]) || "";
}

function showMaps() {
  // While a stroke is drawn the maps are not asked for: the last ones stay.
  if (state.drawing && state.answer) return;
  byId("layers-only").hidden = state.mode === "digit";
  for (const { name, count, size, columns } of layers) {
    const layer = state.answer?.layers?.find((candidate) => candidate.name === name);
    const area = size * size;
    const maps = layer ? Array.from({ length: layer.channels }, (_, i) => layer.values.subarray(i * area, (i + 1) * area)) : [];
    byId(name).ariaLabel = texts.featureMaps(name, count);
    byId(name).hidden = state.mode === "number";
    paintGreys(byId(name), size, maps, columns);
  }
}

/** Square grey pictures side by side, one pixel apart. */
function paintGreys(canvas, size, pictures, columns) {
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, canvas.width, canvas.height);
  pictures.forEach((picture, index) => {
    const image = context.createImageData(size, size);
    picture.forEach((value, i) => {
      image.data.set([value, value, value, 255], 4 * i);
    });
    context.putImageData(image, (index % columns) * (size + 1), Math.floor(index / columns) * (size + 1));
  });
}
