// The tries to look at, to try again, to mark with the right digit, and to take home.
import { byId, element, icon, onNewColours, styled } from "../shell/dom.js";
import { fromText } from "../draw/drawing-text.js";
import { paintSquare, picture } from "../draw/paint.js";
import { accept, scaled } from "../upload/picture-file.js";
import { offer, png } from "../shell/save.js";
import { change, state, when } from "../shell/state.js";
import { replace } from "../draw/strokes.js";
import { texts } from "../shell/texts.js";
import { forgetTries, mark } from "./tries.js";
import { zip } from "./zip.js";

const shown = [];

export function startGallery() {
  const list = byId("gallery");
  when(["tries"], () => {
    state.tries.forEach((one, i) => {
      if (shown[i] === JSON.stringify(one)) return;
      shown[i] = JSON.stringify(one);
      const item = element("li", {}, ...(one.id ? parts(one) : []));
      if (list.children[i]) update(list.children[i], item);
      else list.append(item);
    });
    byId("zip").ariaDisabled = !marked().length;
    byId("forget").ariaDisabled = !state.tries.some((one) => one.id);
  });
  onNewColours(() => {
    for (const canvas of list.querySelectorAll("canvas")) show(canvas, state.tries.find((one) => one.id === canvas.dataset.id));
  });
  byId("forget").addEventListener("click", forgetTries);
  byId("zip").addEventListener("click", async () => {
    if (marked().length) offer(zip(await Promise.all(marked().map(entry))), "digits.zip");
  });
}

/** Puts the new content in place; whoever was on one of its controls with the keyboard stays there. */
function update(item, fresh) {
  const index = [...item.querySelectorAll("button, select")].indexOf(document.activeElement);
  item.replaceChildren(...fresh.children);
  item.querySelectorAll("button, select")[index]?.focus();
}

function parts(one) {
  const canvas = element("canvas", { width: 112, height: 112, ariaHidden: true });
  canvas.dataset.id = one.id;
  show(canvas, one);
  const again = element("button", { type: "button", className: "again", ariaLabel: texts.tryAgain(one.text) }, canvas, ...badge(one));
  again.addEventListener("click", () => retry(one));
  // Test pictures hold one digit each: a number is shown, and not marked.
  if (one.mode === "number") return [again, element("div", { className: "marks whole", textContent: one.text })];
  return [again, element("div", { className: "marks" }, rightButton(one), chooser(one))];
}

function badge(one) {
  if (one.mode === "number") return [];
  return [element("b", { textContent: one.accepted ? one.text : texts.unreadable })];
}

function rightButton(one) {
  const button = element("button", { type: "button", ariaLabel: texts.right(one.text), title: texts.right(one.text), ariaPressed: one.label === one.text }, icon("i-right"));
  button.addEventListener("click", () => mark(one.id, one.label === one.text ? "" : one.text));
  return button;
}

function chooser(one) {
  const select = element("select", { ariaLabel: texts.rightDigit, title: texts.rightDigit }, element("option", { value: "", textContent: "–" }));
  for (let digit = 0; digit < 10; digit++) select.append(element("option", { value: digit, textContent: digit }));
  select.value = one.label;
  select.addEventListener("change", () => mark(one.id, select.value));
  return select;
}

async function show(canvas, one) {
  if (one.drawing) return paintSquare(canvas, fromText(one.drawing) ?? [], styled("--ink"));
  const bitmap = await createImageBitmap(file(one));
  const scale = Math.min(canvas.width / bitmap.width, canvas.height / bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  canvas.getContext("2d").drawImage(bitmap, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
}

function retry(one) {
  change({ mode: one.mode });
  if (one.picture) return accept(file(one), texts.tryAgain(one.text), one.id);
  change({ tab: "draw" });
  replace(fromText(one.drawing), one.id);
}

const marked = () => state.tries.filter((one) => one.label);

/** A PNG in a folder that is named after the right digit: what `model -- evaluate --images` reads. */
async function entry(one) {
  const canvas = one.drawing ? picture(fromText(one.drawing), 280, "#000", "#fff") : scaled(await createImageBitmap(file(one)), 280);
  return { name: `${one.label}/${one.id}.png`, bytes: new Uint8Array(await (await png(canvas)).arrayBuffer()) };
}

function file(one) {
  const bytes = Uint8Array.from(atob(one.picture.split(",")[1]), (character) => character.charCodeAt(0));
  return new File([bytes], `${one.id}.jpg`, { type: "image/jpeg" });
}
