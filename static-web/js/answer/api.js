// The HTTP contract: requests to the API, and its answers in one shape for both modes.
import { apiBase } from "../config.js";
import { bytesOf } from "../shell/dom.js";

/** The API's address for callers outside this page. */
export const apiAddress = (path) => new URL(`${apiBase}/${path}`, location.href).href;

/** Smaller uploads are sent in a moment, and reporting progress costs a request to another origin a preflight. */
const minReported = 200_000;

/** A request that brought no answer. `isTemporary` when the same request may succeed later. */
export class RequestFailed extends Error {
  /** `problem` is an RFC 9457 problem, `retryAfter` in seconds. */
  constructor(status, problem = {}, retryAfter = 0) {
    super(problem.detail ?? problem.title ?? "");
    this.status = status;
    this.isTemporary = [0, 429, 502, 503, 504].includes(status);
    this.retryAfter = retryAfter;
  }
}

/** POSTs a JSON text to /predict, or a file to /predict_test. `onSent(bytes, of)` reports how much of a large file has been sent. */
export async function predict(body, { mode, explain, signal, onSent }) {
  const isJson = typeof body === "string";
  const began = performance.now();
  const response = await send("POST", `${isJson ? "predict" : "predict_test"}?mode=${mode}&explain=${explain}`, {
    body: isJson ? body : asForm(body),
    contentType: isJson ? "application/json" : null,
    signal,
    onSent: body.size > minReported ? onSent : null,
  });
  const spent = serverTimes(response.getResponseHeader("Server-Timing") ?? "");
  const server = Object.values(spent).reduce((sum, time) => sum + time, 0);
  return {
    answer: JSON.parse(response.responseText),
    version: response.getResponseHeader("X-Model-Version") ?? "",
    times: { inference: spent.infer ?? 0, server, transfer: Math.max(0, performance.now() - began - server) },
  };
}

export async function modelVersion() {
  const response = await send("GET", "health");
  return JSON.parse(response.responseText).model?.version ?? "";
}

/** XMLHttpRequest, because fetch cannot tell how much has been sent. */
function send(method, path, { body, contentType, signal, onSent } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, `${apiBase}/${path}`);
    if (contentType) request.setRequestHeader("Content-Type", contentType);
    if (onSent) request.upload.addEventListener("progress", ({ loaded, total }) => onSent(loaded, total));
    request.addEventListener("load", () => (request.status < 400 ? resolve(request) : reject(failureOf(request))));
    request.addEventListener("error", () => reject(new RequestFailed(0)));
    request.addEventListener("abort", () => reject(signal.reason));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(body);
  });
}

function failureOf(request) {
  const isProblem = request.getResponseHeader("Content-Type")?.includes("json");
  return new RequestFailed(
    request.status,
    isProblem ? JSON.parse(request.responseText) : {},
    Number(request.getResponseHeader("Retry-After")) || 0,
  );
}

function asForm(file) {
  const form = new FormData();
  form.append("file", file, file.name);
  return form;
}

function serverTimes(header) {
  const entries = [...header.matchAll(/(\w+);dur=([\d.]+)/g)];
  return Object.fromEntries(entries.map(([, name, duration]) => [name, Number(duration)]));
}

/**
 * An answer in the shape that the page uses: { tab, mode, attempt, version, times, digits, signs, text, line, confidence, accepted, reason,
 * weakest, polarity, layers, json }. `digits` are [{ text, confidence, probabilities, accepted, box, input }] and `signs` of a number
 * [{ text, box }], with boxes in shares of the picture; `weakest` is the index of the least certain; `line` is the text with its signs,
 * where the API gives it; `json` is for copying.
 * `place` turns a box in pixels into shares, where the picture that was sent is a part of the one shown.
 */
export function asAnswer({ answer, place, times }, tab, mode, attempt) {
  const inShares = place ?? sharesOf(answer.picture);
  const digits = (answer.digits ?? [answer]).map((digit) => ({
    text: digit.label ?? String(digit.predicted_class),
    confidence: digit.confidence,
    probabilities: digit.probabilities,
    accepted: digit.accepted,
    box: digit.box && inShares(digit.box),
    input: digit.input && bytesOf(digit.input),
  }));
  return {
    tab,
    mode,
    attempt,
    times,
    digits,
    signs: (answer.signs ?? []).map(({ sign, box }) => ({ text: sign, box: inShares(box) })),
    text: answer.number ?? digits[0].text,
    line: answer.text ?? "",
    confidence: answer.confidence,
    accepted: answer.accepted,
    reason: answer.reason,
    weakest: digits.reduce((least, digit, i) => (digit.confidence < digits[least].confidence ? i : least), 0),
    polarity: answer.polarity,
    layers: answer.layers?.map((layer) => ({ ...layer, values: bytesOf(layer.values) })),
    json: JSON.stringify(answer, (name, value) => (["input", "layers"].includes(name) ? undefined : value), 2),
  };
}

const sharesOf = (picture) => (box) => ({
  x: box.x / picture.width,
  y: box.y / picture.height,
  width: box.width / picture.width,
  height: box.height / picture.height,
});
