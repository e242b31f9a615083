// The uploaded picture, as large as its square allows.
import { byId } from "../shell/dom.js";
import { scaled } from "./picture-file.js";
import { state, when } from "../shell/state.js";
import { texts } from "../shell/texts.js";

export function startPreview() {
  when(["picture"], () => {
    const { picture } = state;
    const canvas = byId("preview");
    const frame = canvas.parentElement;
    byId("drop-here").hidden = Boolean(picture?.bitmap);
    frame.hidden = !picture?.bitmap;
    if (frame.hidden) return;
    const copy = scaled(picture.bitmap, 1200);
    canvas.width = copy.width;
    canvas.height = copy.height;
    canvas.getContext("2d").drawImage(copy, 0, 0);
    canvas.ariaLabel = texts.preview(picture.name);
    frame.style.setProperty("--ratio", `${copy.width} / ${copy.height}`);
    frame.classList.toggle("tall", copy.height > copy.width);
  });
}
