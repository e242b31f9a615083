// What the page says about an answer, or about why there is none.
import { texts } from "../shell/texts.js";

/** From the page's state: `{ hero, headline, detail, kind }`. */
export function verdict({ status, answer, problem, mode, tab, sent }) {
  if (answer) return ofAnswer(answer);
  const without = (headline, detail = "") => ({ hero: "", headline, detail, kind: status });
  switch (status) {
    case "failed":
    case "rejected":
      return without(problem);
    case "sending":
      return without(texts.sending(sent), texts.sendingHelp(sent));
    case "waking":
      return without(texts.waking, texts.wakingHelp);
    case "offline":
      return without(texts.offline, texts.offlineHelp);
    case "reading":
      return without(texts.reading);
    default:
      return without((mode === "number" ? texts.emptyNumber : texts.empty)[tab]);
  }
}

function ofAnswer(answer) {
  const { text, line, confidence, accepted, reason } = answer;
  if (accepted) return { hero: text, headline: texts.sure(confidence), detail: "", kind: "accepted" };
  if (!reason || reason === "low_confidence") return ofDoubt(answer);
  const { headline, detail } = texts.reasons[reason] ?? texts.otherReason;
  const kind = reason === "several_digits" ? "several" : "refused";
  return { hero: texts.unreadable, headline, detail: detail(texts.reasons[reason] ? line : reason), kind };
}

function ofDoubt({ text, mode, digits }) {
  const isNumber = mode === "number";
  const hero = isNumber ? digits.map((digit) => (digit.accepted ? digit.text : texts.unreadable)).join("") : texts.unreadable;
  return { hero, headline: texts.notSure, detail: texts.couldBe(isNumber ? [text] : likeliest(digits[0])), kind: "doubtful" };
}

/** Two or three digits, the likeliest first. */
function likeliest({ probabilities }) {
  return probabilities
    .map((share, digit) => ({ share, digit: String(digit) }))
    .sort((a, b) => b.share - a.share)
    .filter(({ share }, i) => i < 2 || (i < 3 && share > 0.1))
    .map(({ digit }) => digit);
}
