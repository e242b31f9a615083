// The last answers with their pictures, kept in this browser: to look at, to try again, to mark with the right digit, and to save.
import { fromText, toText } from "../draw/drawing-text.js";
import { paintSquare, picture } from "../draw/render.js";
import { replace } from "../draw/strokes.js";
import { asBlob, byId, bytesOf, colour, download, element, icon, onNewColours } from "../shell/dom.js";
import { change, state, when } from "../shell/state.js";
import { texts } from "../shell/texts.js";
import { accept, isOpaque, scaled } from "../upload/picture.js";
import { zip } from "./zip.js";

/** How many answers are kept. The next takes the place of the oldest, so that the others stay where they are. */
export const historyLength = 12;

const key = "digit-recognizer.tries";
/** The longer side of a kept picture, in pixels. */
const thumbnailSide = 280;

export function startHistory() {
  change({ history: stored() });
  when(["answer"], () => state.answer && !state.drawing && keep(state.answer));
  addEventListener("storage", (event) => event.key === key && change({ history: stored() }));
  when(["history"], show);
  onNewColours(() => {
    for (const canvas of byId("gallery").querySelectorAll("canvas")) {
      paintEntry(
        canvas,
        state.history.find((entry) => entry.id === canvas.dataset.id),
      );
    }
  });
  byId("forget").addEventListener("click", () => save([]));
  byId("zip").addEventListener("click", async () => {
    if (marked().length) download(zip(await Promise.all(marked().map(zipEntry))), "digits.zip");
  });
}

function stored() {
  try {
    const entries = JSON.parse(localStorage.getItem(key));
    return Array.isArray(entries) ? entries.filter((entry) => entry.id).slice(0, historyLength) : [];
  } catch (error) {
    if (error instanceof SyntaxError || error.name === "SecurityError") return [];
    throw error;
  }
}

/** A browser that stores nothing, or no more, keeps the history until the page is closed. */
function save(history) {
  change({ history });
  try {
    localStorage.setItem(key, JSON.stringify(history));
  } catch (error) {
    if (!["SecurityError", "QuotaExceededError"].includes(error.name)) throw error;
  }
}

function keep({ attempt, tab, mode, text, accepted }) {
  const content = tab === "draw" ? { drawing: toText(state.strokes) } : { picture: thumbnail() };
  if (tab === "upload" && !content.picture) return;
  const { history } = state;
  const known = history.find((entry) => entry.id === attempt);
  // A drawing that was brought back after a reload, with nothing to undo, and whose answer was deleted.
  if (tab === "draw" && !known && !state.past.length) return;
  const index = known ? history.indexOf(known) : nextIndex(history);
  const label = known?.mode === mode ? known.label : "";
  save(history.toSpliced(index, 1, { id: attempt, at: Date.now(), mode, text, accepted, label, ...content }));
}

function nextIndex(history) {
  if (history.length < historyLength) return history.length;
  return history.reduce((oldest, entry, i) => (entry.at < history[oldest].at ? i : oldest), 0);
}

/** As a data URL: PNG where it is transparent, as JPEG cannot be. */
function thumbnail() {
  if (!state.picture?.bitmap) return null;
  const canvas = scaled(state.picture.bitmap, thumbnailSide);
  return isOpaque(canvas) ? canvas.toDataURL("image/jpeg", 0.9) : canvas.toDataURL("image/png");
}

function fileOf({ id, picture }) {
  const [head, base64] = picture.split(",");
  const type = head.slice("data:".length, head.indexOf(";"));
  return new File([bytesOf(base64)], `${id}.${type.split("/")[1]}`, { type });
}

const mark = (id, label) => save(state.history.map((entry) => (entry.id === id ? { ...entry, label } : entry)));
const marked = () => state.history.filter((entry) => entry.label);

/** What each item shows, as JSON, so that only those that changed are made again. */
const shown = [];

function show() {
  const list = byId("gallery");
  const { history } = state;
  while (list.children.length > history.length) list.lastChild.remove();
  shown.length = list.children.length;
  history.forEach((entry, i) => {
    const json = JSON.stringify(entry);
    if (shown[i] === json) return;
    shown[i] = json;
    if (!list.children[i]) list.append(element("li"));
    update(list.children[i], parts(entry));
  });
  byId("history").classList.toggle("is-empty", !history.length);
  byId("zip").ariaDisabled = !marked().length;
}

/** Puts the new content in place; the focus stays on the same control. */
function update(item, content) {
  const index = [...item.querySelectorAll("button, select")].indexOf(document.activeElement);
  item.replaceChildren(...content);
  item.querySelectorAll("button, select")[index]?.focus();
}

function parts(entry) {
  const canvas = element("canvas", { width: 112, height: 112, ariaHidden: true });
  canvas.dataset.id = entry.id;
  canvas.classList.toggle("transparent", Boolean(entry.picture?.startsWith("data:image/png")));
  paintEntry(canvas, entry);
  const again = element("button", { type: "button", className: "again", ariaLabel: texts.tryAgain(entry.text) }, canvas);
  again.addEventListener("click", () => tryAgain(entry));
  // Test pictures hold one digit each: a number is shown, and not marked.
  if (entry.mode === "number") return [again, element("div", { className: "marks whole", textContent: entry.text })];
  again.append(element("b", { textContent: entry.accepted ? entry.text : texts.unreadable }));
  return [again, element("div", { className: "marks" }, rightButton(entry), chooser(entry))];
}

function rightButton({ id, text, label }) {
  const name = texts.right(text);
  const button = element("button", { type: "button", ariaLabel: name, title: name, ariaPressed: label === text }, icon("i-right"));
  button.addEventListener("click", () => mark(id, label === text ? "" : text));
  return button;
}

function chooser({ id, label }) {
  const select = element(
    "select",
    { ariaLabel: texts.rightDigit, title: texts.rightDigit },
    element("option", { value: "", textContent: "–" }),
  );
  for (let digit = 0; digit < 10; digit++) select.append(element("option", { value: digit, textContent: digit }));
  select.value = label;
  select.addEventListener("change", () => mark(id, select.value));
  return select;
}

async function paintEntry(canvas, entry) {
  if (entry.drawing) return paintSquare(canvas, fromText(entry.drawing) ?? [], colour("--ink"));
  const bitmap = await createImageBitmap(fileOf(entry));
  const scale = Math.min(canvas.width / bitmap.width, canvas.height / bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  canvas.getContext("2d").drawImage(bitmap, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
}

function tryAgain(entry) {
  change({ mode: entry.mode });
  if (entry.picture) return accept(fileOf(entry), texts.tryAgain(entry.text), entry.id);
  change({ tab: "draw" });
  replace(fromText(entry.drawing), entry.id);
}

/** A PNG in a folder named after the right digit: what `model -- evaluate --images` reads. */
async function zipEntry(entry) {
  const canvas = entry.drawing
    ? picture(fromText(entry.drawing), thumbnailSide, "#000", "#fff")
    : scaled(await createImageBitmap(fileOf(entry)), thumbnailSide);
  const png = await asBlob(canvas, "image/png");
  return { name: `${entry.label}/${entry.id}.png`, bytes: new Uint8Array(await png.arrayBuffer()) };
}
