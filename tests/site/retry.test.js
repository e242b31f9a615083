import assert from "node:assert/strict";
import { test } from "node:test";
import { retry } from "../../static-web/js/answer/retry.js";

const temporary = (more) => Object.assign(new Error("503"), { isTemporary: true, retryAfter: 0, ...more });

/** Runs `retry` without waiting: what it was asked to wait for is recorded. */
function started(answers, { isOnline = () => true, signal = new AbortController().signal } = {}) {
  const told = [];
  const waits = [];
  const waiting = {
    isOnline,
    online: async () => waits.push("online"),
    pause: async (time) => waits.push(time),
  };
  const ask = async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { told, waits, result: retry(ask, signal, (status) => told.push(status), waiting) };
}

test("An answer is passed on without waiting", async () => {
  const { result, waits, told } = started(["answer"]);

  assert.equal(await result, "answer");
  assert.deepEqual([waits, told], [[], []]);
});

test("Temporary failures are retried after longer and longer waits, and told", async () => {
  const { result, waits, told } = started([temporary(), temporary(), temporary(), "answer"]);

  assert.equal(await result, "answer");
  assert.deepEqual(told, ["waking", "waking", "waking"]);
  assert.equal(waits.length, 3);
  waits.forEach((wait, i) => {
    assert.ok(wait >= 400 * 2 ** i && wait <= 600 * 2 ** i, `${wait}`);
  });
});

test("It waits at least as long as the server asks for", async () => {
  const { result, waits } = started([temporary({ retryAfter: 7 }), "answer"]);

  await result;

  assert.deepEqual(waits, [7000]);
});

test("After six retries the failure is passed on", async () => {
  const { result, waits } = started(Array.from({ length: 9 }, () => temporary()));

  await assert.rejects(result, { message: "503" });
  assert.equal(waits.length, 6);
});

test("Other failures are not retried", async () => {
  const { result, waits } = started([Object.assign(new Error("415"), { isTemporary: false }), "answer"]);

  await assert.rejects(result, { message: "415" });
  assert.deepEqual(waits, []);
});

test("Without a connection it waits for one instead", async () => {
  const { result, waits, told } = started([temporary(), "answer"], { isOnline: () => false });

  assert.equal(await result, "answer");
  assert.deepEqual([waits, told], [["online"], ["offline"]]);
});

test("A cancelled request is not retried", async () => {
  const { result, waits } = started([temporary(), "answer"], { signal: AbortSignal.abort() });

  await assert.rejects(result, { message: "503" });
  assert.deepEqual(waits, []);
});

test("A request that takes long is told, unless it makes progress", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const told = [];
  let finish;
  let progress;
  const result = retry(
    (reportProgress) => {
      progress = reportProgress;
      return new Promise((resolve) => (finish = resolve));
    },
    new AbortController().signal,
    (status) => told.push(status),
    {},
  );
  context.mock.timers.tick(2000);
  progress();
  context.mock.timers.tick(2000);
  assert.deepEqual(told, []);
  context.mock.timers.tick(1000);
  assert.deepEqual(told, ["waking"]);

  finish("answer");

  assert.equal(await result, "answer");
});
