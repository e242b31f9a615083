// The drawing as the body of POST /predict: the neighbourhood of the ink, at most 112 x 112 numbers, so that a body stays under 64 KB
// and a small digit keeps all its detail.
import { paint } from "./paint.js";
import { side } from "./strokes.js";

const most = 112 * 112;
const canvas = document.createElement("canvas");
const context = canvas.getContext("2d", { willReadFrequently: true });

function rendered(strokes, left, top, scale, width, height) {
  canvas.width = width;
  canvas.height = height;
  context.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
  paint(context, strokes, "#000");
  return context.getImageData(0, 0, width, height).data;
}

/** The box of what erasing has left, or null when nothing is. */
function inkBox(strokes) {
  const half = side / 2;
  const pixels = rendered(strokes, 0, 0, 0.5, half, half);
  let [left, top, right, bottom] = [half, half, -1, -1];
  for (let i = 3; i < pixels.length; i += 4) {
    if (pixels[i] < 32) continue;
    const x = ((i - 3) / 4) % half;
    const y = (i - 3 - 4 * x) / (4 * half);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = y;
  }
  return right < 0 ? null : { left: 2 * left, top: 2 * top, right: 2 * right + 2, bottom: 2 * bottom + 2 };
}

/** `{ body, place }`, or null for an empty drawing; `place` turns a box in the body's pixels into shares of the canvas. */
export function inkJson(strokes) {
  const box = inkBox(strokes);
  if (!box) return null;
  const margin = Math.max(16, 0.2 * Math.max(box.right - box.left, box.bottom - box.top));
  const across = Math.max(112, box.right - box.left + 2 * margin);
  const down = Math.max(112, box.bottom - box.top + 2 * margin);
  const left = (box.left + box.right - across) / 2;
  const top = (box.top + box.bottom - down) / 2;
  const scale = Math.min(1, Math.sqrt(most / (across * down)));
  const width = Math.floor(across * scale);
  const height = Math.floor(down * scale);
  const pixels = rendered(strokes, left, top, scale, width, height);
  const rows = [];
  for (let y = 0; y < height; y++) {
    const row = new Array(width);
    for (let x = 0; x < width; x++) row[x] = pixels[(y * width + x) * 4 + 3];
    rows.push(`[${row.join()}]`);
  }
  return {
    body: `{"data":[${rows.join()}]}`,
    place: (found) => ({
      x: (left + found.x / scale) / side,
      y: (top + found.y / scale) / side,
      width: found.width / scale / side,
      height: found.height / scale / side,
    }),
  };
}
