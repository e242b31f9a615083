// Puts the words of texts.js in their places: data-text is what an element says, data-label what it is called.
import { direction, language, texts } from "./texts.js";

export function localize() {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  document.title = texts.title;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = texts[element.dataset.text];
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", texts[element.dataset.label]);
    if (element.matches("button")) element.title = texts[element.dataset.label];
  }
}
