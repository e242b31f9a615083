// Sample digits and numbers. They are drawn stroke by stroke, and read meanwhile.
import { byId, colour, element, onNewColours } from "../shell/dom.js";
import { state, when } from "../shell/state.js";
import { texts } from "../shell/texts.js";
import { picture } from "./render.js";
import { begin, clear, end, extend, side } from "./strokes.js";

/** The strokes of each digit as points on a square of 100 units. */
const digits = [
  ["50,12 30,20 22,45 25,72 40,89 58,88 73,72 77,45 69,21 50,12"],
  ["43,20 53,11 53,11 52,50 51,90"],
  ["27,31 34,16 52,10 68,20 68,38 52,60 28,87 28,87 50,84 76,87"],
  ["28,17 48,9 67,18 65,34 44,46 44,46 68,53 73,72 54,90 26,81"],
  ["42,11 33,36 23,62 23,62 50,61 81,59", "62,36 60,62 58,91"],
  ["72,13 36,13 36,13 32,45 32,45 52,40 71,52 70,75 50,90 27,82"],
  ["65,9 44,24 30,50 28,72 42,90 62,87 73,70 62,54 44,56 30,70"],
  ["23,15 50,15 77,13 77,13 60,46 47,91"],
  ["67,22 49,10 32,21 39,39 60,54 71,72 52,90 31,75 40,55 60,41 67,22"],
  ["70,29 53,12 32,26 35,46 54,50 70,33 70,29 70,29 68,60 62,91"],
].map((strokes) => strokes.map((points) => points.split(" ").map((point) => point.split(",").map(Number))));

const numbers = ["42", "107", "365", "2048"];
/** Milliseconds between two points. */
const pace = 18;
/** Rises with each sample that is started, which ends the one before. */
let latest = 0;

/** The strokes of a number across the canvas, as lists of points. */
function strokesOf(number) {
  const cell = side / Math.max(1, number.length * 0.72 + 0.1);
  const size = Math.min(side, cell);
  const step = size * 0.72;
  const left = (side - step * (number.length - 1) - size) / 2;
  return [...number].flatMap((digit, i) =>
    digits[digit].map((points) => points.map(([x, y]) => [left + i * step + (x * size) / 100, (side - size) / 2 + (y * size) / 100])),
  );
}

const penFor = (number) => ({ erase: false, width: 20 / Math.sqrt(number.length) });
const asStrokes = (number) => strokesOf(number).map((points) => ({ ...penFor(number), points: points.map(([x, y]) => [x, y, 1]) }));

export function startSamples() {
  const list = byId("samples");
  const fill = () => list.replaceChildren(...(state.mode === "number" ? numbers : digits.map((_, digit) => String(digit))).map(button));
  when(["mode"], fill);
  onNewColours(fill);
}

function button(number) {
  const image = picture(asStrokes(number), 64, colour("--ink"));
  image.ariaHidden = true;
  const made = element("button", { type: "button", ariaLabel: texts.sample(number), title: number }, image);
  made.addEventListener("click", () => draw(number));
  return element("li", {}, made);
}

async function draw(number) {
  const turn = ++latest;
  const atOnce = matchMedia("(prefers-reduced-motion: reduce)").matches;
  clear();
  end();
  for (const points of strokesOf(number)) {
    begin(...points[0], 1, penFor(number));
    const { attempt } = state;
    for (const point of points.slice(1)) {
      if (!atOnce) await new Promise((resolve) => setTimeout(resolve, pace));
      // Someone drew, cleared or chose another sample meanwhile.
      if (turn !== latest || attempt !== state.attempt || !state.drawing) return;
      extend(...point);
    }
    end();
  }
}
