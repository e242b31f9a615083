// Helpers for the document, files and the clipboard.
import { texts } from "./texts.js";

export const byId = (id) => document.getElementById(id);

/** An element with properties and children. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** A copy of one of the icons in index.html. */
export function icon(id) {
  const template = document.createElement("template");
  template.innerHTML = `<svg class="icon" aria-hidden="true"><use href="#${id}"/></svg>`;
  return template.content.firstChild;
}

/** The present value of a custom property, with light-dark() resolved. */
export function colour(name) {
  const probe = element("i");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

/** Calls `repaint` when the colours of the page change: dark, light, forced. */
export function onNewColours(repaint) {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", repaint);
  }
}

export const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

export const asBlob = (canvas, type, quality) => new Promise((resolve) => canvas.toBlob(resolve, type, quality));

/** Starts a download. */
export function download(blob, name) {
  const url = URL.createObjectURL(blob);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

/** False where the browser does not allow it, as on pages without https. */
export function copyText(text) {
  return navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
}

/** Copies `text` and shows the result on the button for two seconds. */
export async function copyFrom(button, text) {
  const label = button.querySelector("span");
  button.dataset.label ??= label.textContent;
  label.textContent = (await copyText(text)) ? texts.copied : texts.notCopied;
  setTimeout(() => (label.textContent = button.dataset.label), 2000);
}
