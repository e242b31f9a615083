import { byId, element } from "./dom.js";
import { picture } from "../draw/paint.js";
import { state } from "./state.js";

export function startSaving() {
  byId("save").addEventListener("click", async () => {
    if (state.strokes.length) offer(await png(picture(state.strokes, 560, "#000", "#fff")), "digit.png");
  });
}

export const png = (canvas) => new Promise((resolve) => canvas.toBlob(resolve, "image/png"));

/** Hands a file to the browser's downloads. */
export function offer(blob, name) {
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}
