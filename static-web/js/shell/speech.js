// The live region: speaks an answer when the hand rests, and whatever else was said.
import { byId } from "./dom.js";
import { change, state, when } from "./state.js";
import { texts } from "./texts.js";
import { verdict } from "../answer/verdict.js";

const rest = 400;
let timer = 0;

export function startSpeech() {
  when(["said"], () => (byId("said").textContent = state.said));
  when(["answer", "status", "drawing"], () => {
    clearTimeout(timer);
    if (state.drawing || ["empty", "reading"].includes(state.status)) return;
    timer = setTimeout(() => change({ said: sentence() }), rest);
  });
}

function sentence() {
  const { answer } = state;
  if (answer?.accepted) return texts.says(answer.text, answer.confidence);
  const { headline, detail } = verdict(state);
  return `${headline} ${detail}`;
}
