import assert from "node:assert/strict";
import { test } from "node:test";
import { verdict } from "../../static-web/js/answer/verdict.js";

const seven = { text: "7", confidence: 0.46, accepted: true, probabilities: [0, 0.42, 0, 0, 0, 0, 0, 0.46, 0, 0.12] };
const answer = (more) => ({ text: "7", line: "", confidence: 0.46, accepted: false, mode: "digit", digits: [seven], ...more });
const of = (more) => verdict({ status: "ready", answer: answer(more) });

test("An accepted answer is the digit and how sure the network is, rounded down", () => {
  assert.deepEqual(of({ accepted: true, confidence: 0.99999 }), { hero: "7", headline: "99.9% sure", detail: "", kind: "accepted" });
});

test("A doubtful digit names the two or three likeliest", () => {
  assert.deepEqual(of({ reason: "low_confidence" }), {
    hero: "?",
    headline: "Not sure.",
    detail: "It could be 7, 1, or 9.",
    kind: "doubtful",
  });
});

test("A doubtful number shows which digits are uncertain", () => {
  const digits = [seven, { ...seven, text: "3", accepted: false }];

  assert.deepEqual(of({ reason: "low_confidence", mode: "number", text: "73", digits }), {
    hero: "7?",
    headline: "Not sure.",
    detail: "It could be 73.",
    kind: "doubtful",
  });
});

test("A number whose cuts are uncertain shows its digits as a guess", () => {
  assert.deepEqual(of({ reason: "low_confidence", mode: "number", text: "77", digits: [seven, seven] }), {
    hero: "77",
    headline: "Not sure.",
    detail: "It could be 77.",
    kind: "doubtful",
  });
});

for (const [reason, headline, kind] of [
  ["not_a_digit", "Not a digit.", "refused"],
  ["several_digits", "Several digits.", "several"],
  ["not_only_digits", "Not only digits.", "refused"],
  ["several_lines", "Several lines.", "refused"],
  ["not_upright", "Not upright.", "refused"],
]) {
  test(`The reason ${reason} has words of its own and says what to do`, () => {
    const said = of({ reason });

    assert.equal(said.headline, headline);
    assert.equal(said.kind, kind);
    assert.ok(said.detail.length > 10);
  });
}

test("A line with other signs is quoted where the API gives it", () => {
  assert.equal(of({ reason: "not_only_digits", line: "3.14" }).detail, "The line reads 3.14. Leave only the digits.");
});

test("A reason that the page does not know is shown as the API names it", () => {
  assert.deepEqual(of({ reason: "too_many_colours" }), {
    hero: "?",
    headline: "Not accepted.",
    detail: "The server says: too many colours.",
    kind: "refused",
  });
});

test("Without an answer each status says what is going on", () => {
  const said = (status, more) => verdict({ status, mode: "digit", tab: "draw", ...more });

  assert.equal(said("empty").headline, "Draw a digit, 0 to 9.");
  assert.equal(said("empty", { tab: "upload", mode: "number" }).headline, "Choose a picture of a number.");
  assert.equal(said("rejected", { problem: "HEIC is not read: save it as JPEG." }).headline, "HEIC is not read: save it as JPEG.");
  assert.deepEqual(said("sending", { sent: { bytes: 250_000, of: 1_000_000 } }), {
    hero: "",
    headline: "Sending… 25%",
    detail: "0.3 of 1.0 MB",
    kind: "sending",
  });
});
