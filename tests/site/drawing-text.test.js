import assert from "node:assert/strict";
import { test } from "node:test";
import { fromText, toText } from "../../static-web/js/draw/drawing-text.js";

const strokes = [
  {
    erase: false,
    width: 18,
    points: [
      [0, 0, 1],
      [140, 70.5, 1],
      [280, 280, 0.4],
    ],
  },
  { erase: true, width: 27, points: [[10, 20, 1]] },
];

test("A drawing survives the way into a text and back, to within half a step of its grid", () => {
  const returned = fromText(toText(strokes));

  assert.equal(returned.length, 2);
  returned.forEach((stroke, i) => {
    assert.equal(stroke.erase, strokes[i].erase);
    assert.equal(stroke.width, strokes[i].width);
    stroke.points.forEach(([x, y, thickness], j) => {
      assert.ok(Math.abs(x - strokes[i].points[j][0]) <= 280 / 255 / 2 + 1e-9);
      assert.ok(Math.abs(y - strokes[i].points[j][1]) <= 280 / 255 / 2 + 1e-9);
      assert.ok(Math.abs(thickness - strokes[i].points[j][2]) < 0.01);
    });
  });
});

test("The text holds only characters that need no escape in a link", () => {
  assert.match(toText(strokes), /^[A-Za-z0-9_-]+$/);
});

test("A stroke of more than 255 points keeps all of them", () => {
  const points = Array.from({ length: 1000 }, (_, i) => [i % 280, (i * 7) % 280, 1]);

  assert.equal(fromText(toText([{ erase: false, width: 4, points }]))[0].points.length, 1000);
});

test("What is cut off, of another version, empty or not base64 is no drawing", () => {
  const whole = toText(strokes);
  for (const text of [whole.slice(0, -4), `C${whole.slice(1)}`, "", "AQ", "%%%", "AQASAAA"]) assert.equal(fromText(text), null, text);
});
