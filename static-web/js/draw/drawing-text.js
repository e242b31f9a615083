// A drawing as a short text for links and for the browser's store: base64url of a version byte, then for each stroke
// its flags, width, two bytes of length, and three bytes a point (x and y in 255ths of the side, thickness in hundredths).
import { side } from "./strokes.js";

const version = 1;

export function toText(strokes) {
  const bytes = [version];
  for (const { erase, width, points } of strokes) {
    bytes.push(Number(erase), Math.round(width), points.length >> 8, points.length & 255);
    for (const [x, y, thickness] of points) bytes.push(grid(x), grid(y), Math.min(255, Math.round(100 * thickness)));
  }
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

const grid = (value) => Math.round((255 * value) / side);

/** The strokes, or null when the text is no whole drawing. */
export function fromText(text) {
  let bytes;
  try {
    bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
  } catch (error) {
    if (error.name === "InvalidCharacterError") return null;
    throw error;
  }
  if (bytes[0] !== version) return null;
  const strokes = [];
  for (let i = 1; i < bytes.length; ) {
    const [flags, width, high, low] = bytes.subarray(i, i + 4);
    i += 4;
    const count = (high << 8) | low;
    const end = i + 3 * count;
    if (!count || !width || end > bytes.length) return null;
    const points = [];
    for (; i < end; i += 3) points.push([(bytes[i] * side) / 255, (bytes[i + 1] * side) / 255, bytes[i + 2] / 100]);
    strokes.push({ erase: flags === 1, width, points });
  }
  return strokes.length ? strokes : null;
}
