// The Upload tab. Pictures are chosen, photographed, pasted, or dropped anywhere on the page.
import { byId, bytesOf } from "../shell/dom.js";
import { change, state, when } from "../shell/state.js";
import { texts } from "../shell/texts.js";
import { accept, scaled } from "./picture.js";
import { cancelQueue, readAll } from "./queue.js";

const previewSide = 1200;

export function startUpload() {
  for (const id of ["file", "camera"]) {
    byId(id).addEventListener("change", async ({ target }) => {
      const files = [...target.files];
      // Cleared, so that choosing the same file again is a change too.
      target.value = "";
      await readAll(files);
    });
  }
  addEventListener("dragover", dragOver);
  addEventListener("dragleave", (event) => event.relatedTarget ?? endDrag());
  addEventListener("drop", drop);
  addEventListener("paste", ({ clipboardData }) => readAll([...clipboardData.files]));
  byId("queue-cancel").addEventListener("click", cancelQueue);
  when(["queue"], showQueue);
  when(["picture"], showPicture);
}

function dragOver(event) {
  const { types } = event.dataTransfer;
  if (!types.includes("Files") && !types.includes("text/uri-list")) return;
  event.preventDefault();
  document.documentElement.classList.add("dropping");
  change({ tab: "upload" });
}

const endDrag = () => document.documentElement.classList.remove("dropping");

function drop(event) {
  endDrag();
  const { dataTransfer } = event;
  const files = [...dataTransfer.files];
  if (!files.length && !dataTransfer.types.includes("text/uri-list")) return;
  // Otherwise the browser would leave the page for the file or the link.
  event.preventDefault();
  const embedded = files.length ? null : embeddedPicture(dataTransfer);
  if (files.length) readAll(files);
  else if (embedded) accept(embedded);
  else change({ tab: "upload", picture: { problem: texts.onlyLink } });
}

/** A picture that was dragged from another page and whose address holds its bytes (data:), or null. */
function embeddedPicture(dataTransfer) {
  const dragged = `${dataTransfer.getData("text/uri-list")}\n${dataTransfer.getData("text/html")}`;
  const found = dragged.match(/data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/=]+)/);
  return found && new File([bytesOf(found[2])], texts.pasted, { type: found[1] });
}

function showQueue() {
  byId("queue").hidden = !state.queue;
  if (state.queue) byId("queue-count").textContent = texts.queue(state.queue);
}

/** The picture, as large as its square allows. */
function showPicture() {
  const { picture } = state;
  const canvas = byId("preview");
  const frame = canvas.parentElement;
  byId("drop-here").hidden = Boolean(picture?.bitmap);
  frame.hidden = !picture?.bitmap;
  if (frame.hidden) return;
  const copy = scaled(picture.bitmap, previewSide);
  canvas.width = copy.width;
  canvas.height = copy.height;
  canvas.getContext("2d").drawImage(copy, 0, 0);
  canvas.ariaLabel = texts.preview(picture.name);
  frame.style.setProperty("--ratio", `${copy.width} / ${copy.height}`);
  frame.classList.toggle("tall", copy.height > copy.width);
}
