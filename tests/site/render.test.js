import assert from "node:assert/strict";
import { test } from "node:test";
import { curves, samples } from "../../static-web/js/draw/render.js";

const zigzag = [
  [0, 0, 1],
  [10, 10, 1],
  [20, 0, 0.5],
  [30, 10, 0.5],
];

test("Curves start at the first point, pass the midpoints, and end at the last point", () => {
  const made = curves(zigzag);

  assert.deepEqual(made[0].from, [0, 0, 1]);
  assert.deepEqual(
    made.map(({ to }) => to),
    [
      [15, 5, 0.75],
      [25, 5, 0.5],
      [30, 10, 0.5],
    ],
  );
});

test("Each curve leaves in the direction in which the one before arrived", () => {
  const direction = ([x, y], [toX, toY]) => Math.atan2(toY - y, toX - x);
  const made = curves(zigzag);

  for (let i = 1; i < made.length; i++) {
    assert.ok(Math.abs(direction(made[i - 1].control, made[i - 1].to) - direction(made[i].from, made[i].control)) < 1e-9);
  }
});

test("Samples are close together and their thickness changes little by little", () => {
  const made = samples([
    [0, 0, 0.4],
    [40, 0, 1.6],
    [80, 0, 0.4],
  ]);

  assert.deepEqual(made.at(-1), [80, 0, 0.4]);
  for (let i = 1; i < made.length; i++) {
    assert.ok(made[i][0] - made[i - 1][0] <= 3, `${made[i][0]}`);
    assert.ok(Math.abs(made[i][2] - made[i - 1][2]) < 0.1, `${made[i][2]}`);
  }
});

test("A dot is one sample", () => {
  assert.deepEqual(samples([[5, 5, 1]]), [[5, 5, 1]]);
});
