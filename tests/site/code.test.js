import assert from "node:assert/strict";
import { test } from "node:test";
import { curlLines, fetchLines } from "../../static-web/js/answer/code.js";

const url = "https://example.org/api/predict";

test("curl sends a drawing as JSON", () => {
  assert.equal(curlLines({ url, json: '{"data":[[0]]}' }), `curl '${url}' -H 'Content-Type: application/json' -d '{"data":[[0]]}'`);
});

test("curl sends a file by its name, quoted for the shell and for curl", () => {
  assert.equal(curlLines({ url, fileName: "it's 5; $HOME.png" }), `curl '${url}' -F 'file=@"it'\\''s 5; $HOME.png"'`);
  assert.equal(curlLines({ url, fileName: 'a"b\\c.png' }), `curl '${url}' -F 'file=@"a\\"b\\\\c.png"'`);
});

test("A file name cannot break out of the comment in the JavaScript", () => {
  const lines = fetchLines({ url, fileName: "a\nalert(1).png" }).split("\n");

  assert.ok(lines[0].startsWith("// a alert(1).png"));
});
