// Keeps asking while a server wakes up or the line is down, and says so.
const waits = [500, 1000, 2000, 4000, 8000, 15000];
const slow = 2500;

export async function persist(ask, signal, tell) {
  for (let attempt = 0; ; attempt++) {
    const longWait = setTimeout(tell, slow, "waking");
    try {
      return await ask();
    } catch (error) {
      if (signal.aborted || !error.passing) throw error;
      if (!navigator.onLine) {
        tell("offline");
        await happened(window, "online", signal);
      } else if (attempt < waits.length) {
        tell("waking");
        await pause(Math.max(waits[attempt] * (0.8 + 0.4 * Math.random()), 1000 * error.retryAfter), signal);
      } else {
        throw error;
      }
    } finally {
      clearTimeout(longWait);
    }
  }
}

function happened(target, name, signal) {
  return new Promise((resolve, reject) => {
    target.addEventListener(name, resolve, { once: true, signal });
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function pause(time, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, time);
    signal.addEventListener("abort", () => (clearTimeout(timer), reject(signal.reason)), { once: true });
  });
}
