// What the page says about an answer, or about why there is none.
import { texts } from "../shell/texts.js";

/** `{ hero, headline, detail, kind }` */
export function verdict({ status, answer, problem, mode, tab }) {
  if (answer) return ofAnswer(answer);
  if (status === "failed") return { hero: "", headline: problem, detail: "", kind: "failed" };
  if (status === "empty") {
    const hints = mode === "number" ? texts.emptyNumber : texts.empty;
    return { hero: "", headline: hints[tab], detail: "", kind: "empty" };
  }
  return { hero: "", headline: texts[status], detail: "", kind: status };
}

function ofAnswer(answer) {
  const { text, confidence, accepted, reason, mode, digits } = answer;
  if (accepted) return { hero: text, headline: texts.sure(confidence), detail: "", kind: "accepted" };
  if (reason === "not_a_digit") return { hero: texts.unreadable, headline: texts.notADigit, detail: texts.notADigitHelp, kind: "refused" };
  if (reason === "several_digits") return { hero: texts.unreadable, headline: texts.severalDigits, detail: texts.severalHelp, kind: "several" };
  const hero = mode === "number" ? digits.map((digit) => (digit.accepted ? digit.text : texts.unreadable)).join("") : texts.unreadable;
  return { hero, headline: texts.notSure, detail: texts.couldBe(mode === "number" ? [text] : likeliest(digits[0])), kind: "doubtful" };
}

function likeliest({ probabilities }) {
  return probabilities.map((share, digit) => ({ share, digit: String(digit) }))
    .sort((a, b) => b.share - a.share)
    .filter(({ share }, i) => i < 2 || (i < 3 && share > 0.1))
    .map(({ digit }) => digit);
}
