// One line: the model's version, and where the time went.
import { modelVersion, Unanswered } from "./api.js";
import { byId } from "../shell/dom.js";
import { change, state, when } from "../shell/state.js";
import { texts } from "../shell/texts.js";

export function startTimes() {
  when(["version", "answer"], () => {
    const model = state.version ? texts.model(state.version) : texts.modelUnknown;
    byId("times").textContent = state.answer ? `${model} · ${texts.times(state.answer.times)}` : model;
  });
  greet();
}

/** Asks for the version; on a sleeping server this is what wakes it, before anything is drawn. */
async function greet() {
  try {
    change({ version: await modelVersion() });
  } catch (error) {
    // The first drawing asks again, patiently, and tells.
    if (!(error instanceof Unanswered)) throw error;
  }
}
