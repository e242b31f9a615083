// "Call this from code": how to send the picture on screen with curl and with fetch.
import { inkJson } from "../draw/render.js";
import { byId, copyFrom, download } from "../shell/dom.js";
import { state, when } from "../shell/state.js";
import { apiAddress } from "./api.js";

const quotedForShell = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** `json` is the body of /predict; without it, `fileName` is sent to /predict_test. */
export function curlLines({ url, json, fileName }) {
  if (!json) return `curl ${quotedForShell(url)} -F ${quotedForShell(`file=@"${fileName.replace(/["\\]/g, "\\$&")}"`)}`;
  return `curl ${quotedForShell(url)} -H 'Content-Type: application/json' -d ${quotedForShell(json)}`;
}

export function fetchLines({ url, json, fileName }) {
  const address = JSON.stringify(url);
  const answer = "console.log(await response.json());";
  if (json) {
    return `const response = await fetch(${address}, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: '${json}',
});
${answer}`;
  }
  return `// ${fileName.replaceAll(/[\r\n]/g, " ")}, chosen in <input type="file">
const form = new FormData();
form.append("file", document.querySelector("input[type=file]").files[0]);
const response = await fetch(${address}, { method: "POST", body: form });
${answer}`;
}

export function startCode() {
  const dialog = byId("code");
  byId("show-code").addEventListener("click", () => {
    const call = currentCall();
    if (!call) return;
    show("code-curl", curlLines(call));
    show("code-fetch", fetchLines(call));
    byId("code-save").hidden = !call.fileName;
    dialog.showModal();
  });
  for (const name of ["curl", "fetch"]) {
    byId(`copy-${name}`).addEventListener("click", ({ currentTarget }) => copyFrom(currentTarget, byId(`code-${name}`).value));
  }
  byId("code-save").addEventListener("click", () => download(state.picture.file, state.picture.file.name));
  byId("code-close").addEventListener("click", () => dialog.close());
  when(["answer"], () => (byId("show-code").ariaDisabled = !state.answer));
}

/** From the beginning: the caret, which the browser scrolls to, would be at the end. */
function show(id, text) {
  byId(id).value = text;
  byId(id).setSelectionRange(0, 0);
}

/** The request for the picture on screen, or null when there is none. */
function currentCall() {
  if (!state.answer) return null;
  const query = state.mode === "number" ? "?mode=number" : "";
  if (state.tab === "upload") return { url: apiAddress(`predict_test${query}`), fileName: state.picture.file.name };
  const json = inkJson(state.strokes)?.body;
  return json ? { url: apiAddress(`predict${query}`), json } : null;
}
