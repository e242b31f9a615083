// A link that carries the drawing: #draw=… and, for numbers, &mode=number.
import { byId } from "../shell/dom.js";
import { fromText, toText } from "./drawing-text.js";
import { change, state } from "../shell/state.js";
import { replace } from "./strokes.js";
import { texts } from "../shell/texts.js";

export function startLink() {
  byId("link").addEventListener("click", copy);
  addEventListener("hashchange", open);
  open();
}

async function copy() {
  if (!state.strokes.length) return;
  const mode = state.mode === "number" ? "&mode=number" : "";
  history.replaceState(null, "", `#draw=${toText(state.strokes)}${mode}`);
  const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  tell(copied ? texts.linkCopied : texts.linkShown);
}

function open() {
  const parts = new URLSearchParams(location.hash.slice(1));
  if (!parts.has("draw")) return;
  const strokes = fromText(parts.get("draw"));
  if (!strokes) return tell(texts.linkBroken);
  change({ tab: "draw", mode: parts.get("mode") === "number" ? "number" : "digit" });
  replace(strokes);
}

function tell(text) {
  byId("note").textContent = text;
}
