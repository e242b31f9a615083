// The answer's card: the digit as large as there is room, how sure the network is, progress, and what to do next.
import { byId, copyFrom } from "../shell/dom.js";
import { change, state, when } from "../shell/state.js";
import { texts } from "../shell/texts.js";
import { modelVersion, RequestFailed } from "./api.js";
import { startCode } from "./code.js";
import { startDetails } from "./details.js";
import { read, startReading } from "./reader.js";
import { verdict } from "./verdict.js";

const busy = ["reading", "sending", "waking", "offline"];

export function startAnswer() {
  byId("again").addEventListener("click", read);
  byId("read-number").addEventListener("click", () => change({ mode: "number" }));
  addEventListener("offline", () => !state.answer && state.status === "empty" && change({ status: "offline" }));
  addEventListener("online", () => state.status === "offline" && read());
  when(["answer", "status", "problem", "mode", "tab", "sent"], show);
  startProgress();
  startCopying();
  startTimes();
  startDetails();
  startCode();
  startReading();
}

function show() {
  const { hero, headline, detail, kind } = verdict(state);
  const digit = byId("digit");
  byId("answer").dataset.kind = kind;
  digit.textContent = hero;
  digit.style.setProperty("--length", Math.max(1, hero.length));
  byId("headline").textContent = headline;
  byId("detail").textContent = detail;
  byId("again").hidden = kind !== "failed";
  byId("read-number").hidden = kind !== "several";
}

/** A bar that moves while there is no answer, and the seconds that a long wait has taken. */
function startProgress() {
  const bar = byId("progress");
  let timer = 0;
  let since = 0;
  const tick = () =>
    (byId("waited").textContent = state.status === "waking" ? texts.waited(Math.round((performance.now() - since) / 1000)) : "");
  when(["status"], () => {
    const isBusy = busy.includes(state.status);
    if (isBusy && !timer) {
      since = performance.now();
      timer = setInterval(tick, 1000);
    } else if (!isBusy) {
      clearInterval(timer);
      timer = 0;
    }
    bar.hidden = !isBusy || state.status === "offline";
    tick();
  });
  when(["status", "sent"], () => {
    const isSending = state.status === "sending";
    bar.classList.toggle("measured", isSending);
    bar.style.setProperty("--share", isSending ? state.sent.bytes / state.sent.of : 0);
    if (isSending) bar.ariaValueNow = Math.round((100 * state.sent.bytes) / state.sent.of);
    else bar.removeAttribute("aria-valuenow");
  });
}

function startCopying() {
  byId("copy-text").addEventListener("click", ({ currentTarget }) => state.answer && copyFrom(currentTarget, state.answer.text));
  byId("copy-json").addEventListener("click", ({ currentTarget }) => state.answer && copyFrom(currentTarget, state.answer.json));
  when(["answer"], () => {
    for (const id of ["copy-text", "copy-json"]) byId(id).ariaDisabled = !state.answer;
  });
}

/** One line: the model's version, and where the time went. */
async function startTimes() {
  when(["version", "answer"], () => {
    const model = state.version ? texts.model(state.version) : texts.modelUnknown;
    byId("times").textContent = state.answer ? `${model} · ${texts.times(state.answer.times)}` : model;
  });
  try {
    // Also starts a server that has been stopped, before anything is drawn.
    change({ version: await modelVersion() });
  } catch (error) {
    // The first drawing sends its own request, retries and reports.
    if (!(error instanceof RequestFailed)) throw error;
  }
}
