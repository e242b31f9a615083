// Two tabs by the pattern of the ARIA authoring practices: arrow keys move between them, Tab moves on into the panel.
import { byId } from "./dom.js";
import { change, state, when } from "./state.js";

export function startTabs() {
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
