// The hero: the digit as large as there is room, how sure the network is, and what to do when it is not.
import { byId } from "../shell/dom.js";
import { read } from "./reader.js";
import { change, state, when } from "../shell/state.js";
import { verdict } from "./verdict.js";

export function startAnswer() {
  byId("again").addEventListener("click", read);
  byId("read-number").addEventListener("click", () => change({ mode: "number" }));
  addEventListener("offline", () => !state.answer && state.status === "empty" && change({ status: "offline" }));
  addEventListener("online", () => state.status === "offline" && read());
  when(["answer", "status", "problem", "mode", "tab"], () => {
    const { hero, headline, detail, kind } = verdict(state);
    const digit = byId("digit");
    Object.assign(byId("answer").dataset, { kind, mode: state.mode });
    digit.textContent = hero;
    digit.style.setProperty("--length", Math.max(1, hero.length));
    byId("headline").textContent = headline;
    byId("detail").textContent = detail;
    byId("again").hidden = kind !== "failed";
    byId("read-number").hidden = kind !== "several";
  });
}
