import assert from "node:assert/strict";
import { test } from "node:test";
import { zip } from "../../static-web/js/history/zip.js";

test("A ZIP file lists its entries with sizes, checksums and the places of their bytes", async () => {
  const contents = [new TextEncoder().encode("123456789"), new Uint8Array(300)];
  const file = zip([
    { name: "3/a.png", bytes: contents[0] },
    { name: "6/b.png", bytes: contents[1] },
  ]);
  const bytes = Buffer.from(await file.arrayBuffer());

  const end = bytes.length - 22;
  assert.equal(bytes.readUInt32LE(end), 0x06054b50);
  assert.equal(bytes.readUInt16LE(end + 10), 2);
  let at = bytes.readUInt32LE(end + 16);
  assert.equal(at + bytes.readUInt32LE(end + 12), end);
  const checksums = [];
  for (const content of contents) {
    assert.equal(bytes.readUInt32LE(at), 0x02014b50);
    checksums.push(bytes.readUInt32LE(at + 16));
    assert.equal(bytes.readUInt32LE(at + 20), content.length);
    const local = bytes.readUInt32LE(at + 42);
    assert.equal(bytes.readUInt32LE(local), 0x04034b50);
    const start = local + 30 + bytes.readUInt16LE(local + 26);
    assert.deepEqual(bytes.subarray(start, start + content.length), Buffer.from(content));
    at += 46 + bytes.readUInt16LE(at + 28);
  }

  // The check value of CRC-32 is that of "123456789".
  assert.equal(checksums[0], 0xcbf43926);
});
