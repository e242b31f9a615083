// Makes an uploaded file ready to send: large pictures, and formats that only this browser can open, are converted here.

import { newAttempt } from "../draw/strokes.js";
import { asBlob } from "../shell/dom.js";
import { change } from "../shell/state.js";
import { texts } from "../shell/texts.js";

/** The longer side at which the API works, in pixels: more would only take longer to send. */
const maxSide = 1024;
/** Files of more bytes than this are made smaller. */
const maxUnchanged = 1.5e6;
/** The API's limit on a body. */
const maxBytes = 10 * 1024 * 1024;
/** The API names an unsupported format by the first bytes of the file. */
const headLength = 4096;

const ascii = (bytes, from, to) => String.fromCharCode(...bytes.subarray(from, to));

/** True if the file starts like a PNG, JPEG, GIF, WebP or BMP: the formats that the API reads. Names and types can be wrong. */
export function isReadByApi(head) {
  const start = ascii(head, 0, 4);
  return (
    start === "\x89PNG" ||
    start.startsWith("\xff\xd8\xff") ||
    start === "GIF8" ||
    (start === "RIFF" && ascii(head, 8, 12) === "WEBP") ||
    // "BM" alone also begins ordinary text: the next number is the size of the header.
    (start.startsWith("BM") && (head[14] === 12 || (head[14] >= 40 && head[14] <= 124)) && head[15] + head[16] + head[17] === 0)
  );
}

/** Shows a file in the Upload tab and has it read. Resolves when it has been opened. */
export async function accept(file, name = file.name || texts.pasted, attempt = newAttempt()) {
  const picture = await prepared(file, name);
  change({ tab: "upload", picture, attempt, note: "" });
}

async function prepared(file, name) {
  let head;
  try {
    head = new Uint8Array(await file.slice(0, headLength).arrayBuffer());
  } catch (error) {
    // A folder, or a file that was moved or deleted since.
    if (["NotFoundError", "NotReadableError"].includes(error.name)) return { problem: texts.notReadable };
    throw error;
  }
  const bitmap = await decoded(file);
  if (!isReadByApi(head)) return { file: bitmap ? await smaller(bitmap, name) : new File([head], name), bitmap, name };
  const ready = bitmap && file.size > maxUnchanged ? await smaller(bitmap, name) : file;
  return ready.size > maxBytes ? { problem: texts.tooLarge } : { file: ready, bitmap, name };
}

/** Null when this browser cannot open it. The server may, or says what is wrong. */
async function decoded(file) {
  try {
    return await createImageBitmap(file);
  } catch (error) {
    if (["InvalidStateError", "EncodingError"].includes(error.name)) return null;
    throw error;
  }
}

async function smaller(bitmap, name) {
  const canvas = scaled(bitmap, maxSide);
  // JPEG has no transparency, and what is transparent may be the paper.
  const type = isOpaque(canvas) ? "image/jpeg" : "image/png";
  return new File([await asBlob(canvas, type, 0.92)], renamed(name, type), { type });
}

const renamed = (name, type) => `${name.replace(/\.\w+$/, "")}.${type === "image/png" ? "png" : "jpg"}`;

/** A copy, transparency kept, whose longer side is at most `longest`. */
export function scaled(bitmap, longest) {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export function isOpaque(canvas) {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  for (let i = 3; i < data.length; i += 4) {
    if (data[i] < 255) return false;
  }
  return true;
}
