// Takes a picture in. One that is large, or of a kind that only this browser can open, is made smaller here: a phone's photo then travels in a moment.
import { change } from "../shell/state.js";
import { newAttempt } from "../draw/strokes.js";
import { texts } from "../shell/texts.js";

/** The longer side at which the API works: more would only travel longer. */
const plenty = 1024;
const light = 1.5e6;
const most = 10 * 1024 * 1024;
const readable = ["image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"];

export async function accept(file, name = file.name, attempt = newAttempt()) {
  const bitmap = await decoded(file);
  const ready = bitmap && (file.size > light || !readable.includes(file.type)) ? await smaller(bitmap) : file;
  change({ tab: "upload" });
  if (ready.size > most) change({ picture: null, status: "failed", problem: texts.tooLarge });
  else change({ picture: { file: ready, bitmap, name }, attempt });
}

/** Null when this browser cannot open it; the server may, or says what is wrong. */
async function decoded(file) {
  try {
    return await createImageBitmap(file);
  } catch (error) {
    if (error.name === "InvalidStateError") return null;
    throw error;
  }
}

function smaller(bitmap) {
  return new Promise((resolve) => scaled(bitmap, plenty).toBlob(resolve, "image/jpeg", 0.92));
}

/** On white, for where it is clear; the longer side at most `longest`. */
export function scaled(bitmap, longest) {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}
