import assert from "node:assert/strict";
import { test } from "node:test";
import { currentPage, withPreloads } from "./preload.js";

test("Every module is preloaded, in lines as `npm run preload` writes them", () => {
  assert.equal(currentPage(), withPreloads(currentPage()));
  assert.ok(currentPage().includes('<link rel="modulepreload" href="js/answer/api.js">'));
});
