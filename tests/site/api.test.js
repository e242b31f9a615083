import assert from "node:assert/strict";
import { test } from "node:test";
import { asAnswer } from "../../static-web/js/answer/api.js";

const probabilities = [0, 0, 0, 0, 0, 0, 0, 1, 0, 0];
const digit = {
  predicted_class: 7,
  confidence: 0.9,
  probabilities,
  accepted: true,
  box: { x: 20, y: 10, width: 50, height: 20 },
  input: "AAH/",
};
const times = { inference: 0.2, server: 2, transfer: 10 };

test("One digit has its box in shares of the picture and its input as bytes", () => {
  const answer = asAnswer({ answer: { ...digit, picture: { width: 200, height: 100 } }, times }, "upload", "digit", "id");

  assert.equal(answer.text, "7");
  assert.deepEqual(answer.digits[0].box, { x: 0.1, y: 0.1, width: 0.25, height: 0.2 });
  assert.deepEqual([...answer.digits[0].input], [0, 1, 255]);
  assert.deepEqual([answer.tab, answer.mode, answer.attempt, answer.times], ["upload", "digit", "id", times]);
});

test("A number has its digits in order, and the least certain is marked", () => {
  const signs = [{ sign: "-", box: { x: 4, y: 5, width: 1, height: 2 } }];
  const reply = { number: "770", text: "77-0", signs, confidence: 0.5, accepted: false, reason: "not_only_digits" };
  const digits = [digit, { ...digit, confidence: 0.5 }, { ...digit, label: "0" }];
  const answer = asAnswer({ answer: { ...reply, digits, picture: { width: 10, height: 10 } }, times }, "draw", "number", "id");

  assert.deepEqual([answer.text, answer.line, answer.weakest, answer.reason], ["770", "77-0", 1, "not_only_digits"]);
  assert.deepEqual(answer.signs, [{ text: "-", box: { x: 0.4, y: 0.5, width: 0.1, height: 0.2 } }]);
  assert.deepEqual(
    answer.digits.map(({ text }) => text),
    ["7", "7", "0"],
  );
});

test("A part of the drawing that was sent has its boxes placed in the whole", () => {
  const place = () => ({ x: 0.5, y: 0.5, width: 0.1, height: 0.1 });

  assert.equal(asAnswer({ answer: digit, place, times }, "draw", "digit", "id").digits[0].box.x, 0.5);
});

test("The JSON for copying is the answer without pixels", () => {
  const copied = JSON.parse(
    asAnswer({ answer: { ...digit, layers: [], picture: { width: 1, height: 1 } }, times }, "draw", "digit", "id").json,
  );

  assert.deepEqual(copied, {
    predicted_class: 7,
    confidence: 0.9,
    probabilities,
    accepted: true,
    box: digit.box,
    picture: { width: 1, height: 1 },
  });
});
