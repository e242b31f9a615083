// Strokes as pixels: on a canvas, as a picture, and as the JSON body of POST /predict.
import { side } from "./strokes.js";

/** Points along a curve are at most this far apart, in units of the square. */
const sampleDistance = 1.5;

/**
 * The stroke as quadratic curves through the midpoints between its points, with those points as control points, so that
 * neither slow nor fast drawing shows corners: [{ from, control, to }], each an [x, y, thickness].
 */
export function curves(points) {
  const made = [];
  let from = points[0];
  for (let i = 1; i < points.length; i++) {
    const control = points[i];
    const next = points[i + 1];
    const to = next ? control.map((value, axis) => (value + next[axis]) / 2) : control;
    made.push({ from, control, to });
    from = to;
  }
  return made;
}

/** Points along the curves, close enough to draw straight lines between them. */
export function samples(points) {
  const made = [points[0]];
  for (const { from, control, to } of curves(points)) {
    const length = Math.hypot(control[0] - from[0], control[1] - from[1]) + Math.hypot(to[0] - control[0], to[1] - control[1]);
    const count = Math.max(1, Math.ceil(length / sampleDistance));
    for (let i = 1; i <= count; i++) {
      const t = i / count;
      made.push(from.map((value, axis) => (1 - t) ** 2 * value + 2 * t * (1 - t) * control[axis] + t ** 2 * to[axis]));
    }
  }
  return made;
}

/** Draws in units of the square. Each stroke is one path: overlapping paths would darken the edges where they meet. */
export function paint(context, strokes, ink) {
  context.save();
  context.lineCap = context.lineJoin = "round";
  context.strokeStyle = context.fillStyle = ink;
  for (const { erase, width, points } of strokes) {
    context.globalCompositeOperation = erase ? "destination-out" : "source-over";
    context.beginPath();
    if (points.length > 1 && points.every(([, , thickness]) => thickness === points[0][2])) {
      context.lineWidth = width * points[0][2];
      context.moveTo(points[0][0], points[0][1]);
      for (const { control, to } of curves(points)) context.quadraticCurveTo(control[0], control[1], to[0], to[1]);
      context.stroke();
    } else {
      addOutline(context, samples(points), width / 2);
      context.fill();
    }
  }
  context.restore();
}

/** A circle at each point and a quadrilateral between neighbours, all clockwise, so that they fill as one shape. */
function addOutline(context, points, radius) {
  points.forEach(([x, y, thickness], i) => {
    context.moveTo(x + radius * thickness, y);
    context.arc(x, y, radius * thickness, 0, 2 * Math.PI);
    if (i === 0) return;
    const [lastX, lastY, lastThickness] = points[i - 1];
    const length = Math.hypot(x - lastX, y - lastY);
    if (length === 0) return;
    const across = [(-(y - lastY) * radius) / length, ((x - lastX) * radius) / length];
    context.moveTo(lastX - across[0] * lastThickness, lastY - across[1] * lastThickness);
    context.lineTo(x - across[0] * thickness, y - across[1] * thickness);
    context.lineTo(x + across[0] * thickness, y + across[1] * thickness);
    context.lineTo(lastX + across[0] * lastThickness, lastY + across[1] * lastThickness);
    context.closePath();
  });
}

/** The drawing over the whole of a square canvas, at its own pixel density, with nothing below it. */
export function paintSquare(canvas, strokes, ink) {
  const context = canvas.getContext("2d");
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.scale(canvas.width / side, canvas.width / side);
  paint(context, strokes, ink);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/** A square canvas of the drawing, `size` pixels wide; `paper` fills it first. */
export function picture(strokes, size, ink, paper) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  paintSquare(canvas, strokes, ink);
  if (paper) {
    const context = canvas.getContext("2d");
    context.globalCompositeOperation = "destination-over";
    context.fillStyle = paper;
    context.fillRect(0, 0, size, size);
  }
  return canvas;
}

/** At most this many numbers in a body: under 64 KB, and enough for all the detail of a small digit. */
const maxNumbers = 112 * 112;

/** Margin around the ink, as a share of its longer side, and the least margin and size in units. */
const margin = { share: 0.2, min: 16, minSide: 112 };

let scratch = null;

function alphas(strokes, left, top, scale, width, height) {
  scratch ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  scratch.canvas.width = width;
  scratch.canvas.height = height;
  scratch.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
  paint(scratch, strokes, "#000");
  const { data } = scratch.getImageData(0, 0, width, height);
  return Uint8Array.from({ length: width * height }, (_, i) => data[4 * i + 3]);
}

/** The box of the ink that erasing has left, or null when there is none. */
function inkBox(strokes) {
  const half = side / 2;
  const box = { left: half, top: half, right: -1, bottom: -1 };
  alphas(strokes, 0, 0, 0.5, half, half).forEach((alpha, i) => {
    if (alpha < 32) return;
    const [x, y] = [i % half, Math.floor(i / half)];
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x);
    box.bottom = y;
  });
  return box.right < 0 ? null : { left: 2 * box.left, top: 2 * box.top, right: 2 * box.right + 2, bottom: 2 * box.bottom + 2 };
}

/** `{ body, place }`, or null for an empty drawing. `place` turns a box in the body's pixels into shares of the canvas. */
export function inkJson(strokes) {
  const box = inkBox(strokes);
  if (!box) return null;
  const around = Math.max(margin.min, margin.share * Math.max(box.right - box.left, box.bottom - box.top));
  const across = Math.max(margin.minSide, box.right - box.left + 2 * around);
  const down = Math.max(margin.minSide, box.bottom - box.top + 2 * around);
  const left = (box.left + box.right - across) / 2;
  const top = (box.top + box.bottom - down) / 2;
  const scale = Math.min(1, Math.sqrt(maxNumbers / (across * down)));
  const width = Math.floor(across * scale);
  const height = Math.floor(down * scale);
  const pixels = alphas(strokes, left, top, scale, width, height);
  const rows = Array.from({ length: height }, (_, y) => `[${pixels.subarray(y * width, (y + 1) * width).join()}]`);
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
