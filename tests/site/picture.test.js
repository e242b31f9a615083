import assert from "node:assert/strict";
import { test } from "node:test";
import { isReadByApi } from "../../static-web/js/upload/picture.js";

const bytes = (text, length = 64) => Uint8Array.from({ length }, (_, i) => (i < text.length ? text.charCodeAt(i) : 0));
const bmp = bytes("BM\0\0\0\0\0\0\0\0\0\0\0\0(");

for (const [name, head] of [
  ["PNG", bytes("\x89PNG\r\n\x1a\n")],
  ["JPEG", bytes("\xff\xd8\xff\xe0")],
  ["GIF", bytes("GIF89a")],
  ["WebP", bytes("RIFF\0\0\0\0WEBPVP8 ")],
  ["BMP", bmp],
]) {
  test(`${name} is read by the API, by its first bytes`, () => assert.equal(isReadByApi(head), true));
}

for (const [name, head] of [
  ["HEIC", bytes("\0\0\0\x18ftypheic")],
  ["AVIF", bytes("\0\0\0\x18ftypavif")],
  ["TIFF", bytes("II*\0")],
  ["PDF", bytes("%PDF-1.7")],
  ["SVG", bytes("<svg xmlns=")],
  ["a WAV file", bytes("RIFF\0\0\0\0WAVEfmt ")],
  ["text that starts with BM", bytes("BMW builds cars", 15)],
  ["an empty file", new Uint8Array(0)],
]) {
  test(`${name} is not`, () => assert.equal(isReadByApi(head), false));
}
