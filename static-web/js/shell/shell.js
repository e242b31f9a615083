// Tabs, the choice of one digit or a number, messages, and what screen readers are told.
import { verdict } from "../answer/verdict.js";
import { byId } from "./dom.js";
import { change, state, when } from "./state.js";
import { texts } from "./texts.js";

/** Screen readers hear an answer when the drawing has rested this long, in milliseconds. */
const rest = 400;

export function startShell() {
  startTabs();
  startModes();
  when(["note"], () => (byId("note").textContent = state.note));
  startSpeech();
}

/** Tabs as in the ARIA authoring practices: arrow keys move between them, Tab moves on into the panel. */
function startTabs() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  for (const tab of tabs) {
    tab.addEventListener("click", () => change({ tab: tab.dataset.tab }));
    tab.addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
      event.preventDefault();
      const next = tabs.find((other) => other !== tab);
      change({ tab: next.dataset.tab });
      next.focus();
    });
  }
  when(["tab"], () => {
    for (const tab of tabs) {
      const isOpen = tab.dataset.tab === state.tab;
      tab.ariaSelected = isOpen;
      tab.tabIndex = isOpen ? 0 : -1;
      byId(tab.getAttribute("aria-controls")).hidden = !isOpen;
    }
  });
}

function startModes() {
  const choices = [...document.querySelectorAll("input[name=mode]")];
  for (const choice of choices) choice.addEventListener("change", () => change({ mode: choice.value }));
  when(["mode"], () => {
    document.documentElement.dataset.mode = state.mode;
    for (const choice of choices) choice.checked = choice.value === state.mode;
  });
}

function startSpeech() {
  let timer = 0;
  when(["said"], () => (byId("said").textContent = state.said));
  when(["answer", "status", "drawing"], () => {
    clearTimeout(timer);
    if (state.drawing || ["empty", "reading", "sending"].includes(state.status)) return;
    timer = setTimeout(() => change({ said: sentence() }), rest);
  });
}

function sentence() {
  const { answer } = state;
  if (answer?.accepted) return texts.says(answer.text, answer.confidence);
  const { headline, detail } = verdict(state);
  return `${headline} ${detail}`;
}
