// The HTTP contract, and nothing of the page.
import { apiBase } from "../config.js";

/** A request that brought no answer. `passing` when the same request may succeed later. */
export class Unanswered extends Error {
  constructor(status, problem = {}, retryAfter = 0) {
    super(problem.detail ?? problem.title ?? "");
    this.status = status;
    this.kind = problem.type?.split("/").at(-1);
    this.passing = [0, 429, 502, 503, 504].includes(status);
    this.retryAfter = retryAfter;
  }
}

/** POSTs a JSON text to /predict, or a file to /predict_test. */
export async function predict(body, { mode, explain, signal }) {
  const isJson = typeof body === "string";
  const began = performance.now();
  const response = await send(`${isJson ? "predict" : "predict_test"}?mode=${mode}&explain=${explain}`, {
    method: "POST",
    body: isJson ? body : asForm(body),
    headers: isJson ? { "Content-Type": "application/json" } : {},
    signal,
  });
  const answer = await response.json();
  const spent = serverTimes(response.headers.get("Server-Timing") ?? "");
  const server = Object.values(spent).reduce((sum, time) => sum + time, 0);
  return {
    answer,
    version: response.headers.get("X-Model-Version") ?? "",
    times: { network: spent.infer ?? 0, server, way: Math.max(0, performance.now() - began - server) },
  };
}

export async function modelVersion() {
  const response = await send("health", { priority: "low" });
  return (await response.json()).model?.version ?? "";
}

async function send(path, options) {
  const response = await fetch(`${apiBase}/${path}`, options).catch((error) => {
    throw error instanceof TypeError ? new Unanswered(0) : error;
  });
  if (response.ok) return response;
  const isProblem = response.headers.get("Content-Type")?.includes("json");
  throw new Unanswered(response.status, isProblem ? await response.json() : {}, Number(response.headers.get("Retry-After")) || 0);
}

function asForm(file) {
  const form = new FormData();
  form.append("file", file, file.name ?? "picture");
  return form;
}

function serverTimes(header) {
  const entries = [...header.matchAll(/(\w+);dur=([\d.]+)/g)];
  return Object.fromEntries(entries.map(([, name, duration]) => [name, Number(duration)]));
}
