// Takes the drawing elsewhere: into a PNG file, into a link (#draw=… and, for numbers, &mode=number), and over a reload of the page.
import { asBlob, byId, copyText, download } from "../shell/dom.js";
import { change, state, when } from "../shell/state.js";
import { texts } from "../shell/texts.js";
import { fromText, toText } from "./drawing-text.js";
import { picture } from "./render.js";
import { replace } from "./strokes.js";

const sessionKey = "digit-recognizer.drawing";

export function startSharing() {
  byId("save").addEventListener("click", async () => {
    if (state.strokes.length) download(await asBlob(picture(state.strokes, 560, "#000", "#fff"), "image/png"), "digit.png");
  });
  byId("link").addEventListener("click", copyLink);
  addEventListener("hashchange", openLink);
  if (!restore()) openLink();
  when(["strokes", "drawing", "mode"], () => state.drawing || keep());
}

async function copyLink() {
  if (!state.strokes.length) return;
  const mode = state.mode === "number" ? "&mode=number" : "";
  history.replaceState(null, "", `#draw=${toText(state.strokes)}${mode}`);
  keep();
  change({ note: (await copyText(location.href)) ? texts.linkCopied : texts.linkShown });
}

function openLink() {
  const parts = new URLSearchParams(location.hash.slice(1));
  if (!parts.has("draw")) return;
  const strokes = fromText(parts.get("draw"));
  if (!strokes) return change({ note: texts.linkBroken });
  change({ tab: "draw", mode: parts.get("mode") === "number" ? "number" : "digit" });
  replace(strokes);
}

/** Keeps the drawing for as long as the tab is open. */
function keep() {
  const { strokes, mode, attempt } = state;
  const kept = { drawing: strokes.length ? toText(strokes) : "", mode, attempt, hash: location.hash };
  try {
    sessionStorage.setItem(sessionKey, JSON.stringify(kept));
  } catch (error) {
    // A browser that stores nothing, or no more, loses the drawing on a reload.
    if (!["SecurityError", "QuotaExceededError"].includes(error.name)) throw error;
  }
}

/** Brings back the kept drawing. False where there is none, or where a link with another drawing was opened since. */
function restore() {
  const kept = read();
  if (!kept || kept.hash !== location.hash) return false;
  change({ mode: kept.mode === "number" ? "number" : "digit" });
  const strokes = fromText(kept.drawing);
  if (strokes) change({ strokes, attempt: kept.attempt });
  return Boolean(strokes) || kept.drawing === "";
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(sessionKey));
  } catch (error) {
    if (error instanceof SyntaxError || error.name === "SecurityError") return null;
    throw error;
  }
}
