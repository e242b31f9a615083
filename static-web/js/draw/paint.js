// Strokes to pixels. Curves run through the middles between points, so that a fast hand draws no corners.
import { side } from "./strokes.js";

export function paint(context, strokes, ink) {
  context.save();
  context.lineCap = "round";
  context.strokeStyle = ink;
  for (const { erase, width, points } of strokes) {
    context.globalCompositeOperation = erase ? "destination-out" : "source-over";
    let [fromX, fromY] = points[0];
    points.forEach(([x, y, thickness], i) => {
      const [nextX, nextY] = points[i + 1] ?? [x, y];
      const toX = i + 2 < points.length ? (x + nextX) / 2 : nextX;
      const toY = i + 2 < points.length ? (y + nextY) / 2 : nextY;
      context.beginPath();
      context.lineWidth = width * thickness;
      context.moveTo(fromX, fromY);
      context.quadraticCurveTo(x, y, toX, toY);
      context.stroke();
      [fromX, fromY] = [toX, toY];
    });
  }
  context.restore();
}

/** A square picture of the drawing, `size` pixels wide; `paper` fills it first. */
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

/** The drawing over the whole of a square canvas, at its own pixel density, with nothing below it. */
export function paintSquare(canvas, strokes, ink) {
  const context = canvas.getContext("2d");
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.scale(canvas.width / side, canvas.width / side);
  paint(context, strokes, ink);
  context.setTransform(1, 0, 0, 1, 0, 0);
}
