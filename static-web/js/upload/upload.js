// Every way a picture comes in: chosen, photographed, dropped anywhere on the page, pasted.
import { byId } from "../shell/dom.js";
import { change } from "../shell/state.js";
import { accept } from "./picture-file.js";
import { texts } from "../shell/texts.js";

export function startUpload() {
  for (const id of ["file", "camera"]) {
    byId(id).addEventListener("change", ({ target }) => {
      if (target.files.length) accept(target.files[0]);
      target.value = "";
    });
  }
  const page = document.documentElement;
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    page.classList.add("dropping");
    change({ tab: "upload" });
  });
  addEventListener("dragleave", (event) => event.relatedTarget ?? page.classList.remove("dropping"));
  addEventListener("drop", (event) => {
    page.classList.remove("dropping");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    accept(event.dataTransfer.files[0]);
  });
  addEventListener("paste", (event) => {
    const file = event.clipboardData.files[0];
    if (file) accept(file, file.name || texts.pasted);
  });
}
