// Repeats a request while the server starts or the connection is down, and reports which.
/** Milliseconds to wait after each failed request. */
const waits = [500, 1000, 2000, 4000, 8000, 15000];
/** A server that has not answered after this long is taken to be starting, in milliseconds. */
const slow = 2500;

const browser = {
  isOnline: () => navigator.onLine,
  online: (signal) => eventOf(window, "online", signal),
  pause,
};

/**
 * Resolves as `ask` does. Errors with `isTemporary` are retried, at least `retryAfter` seconds later, six times in all; others are thrown.
 * `tell` is called with "waking" or "offline"; `ask` gets a function to call when the request makes progress.
 */
export async function retry(ask, signal, tell, { isOnline, online, pause } = browser) {
  for (let attempt = 0; ; attempt++) {
    let timer = 0;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(tell, slow, "waking");
    };
    watch();
    try {
      return await ask(watch);
    } catch (error) {
      if (signal.aborted || !error.isTemporary) throw error;
      clearTimeout(timer);
      if (!isOnline()) {
        tell("offline");
        await online(signal);
      } else if (attempt < waits.length) {
        tell("waking");
        await pause(Math.max(waits[attempt] * (0.8 + 0.4 * Math.random()), 1000 * error.retryAfter), signal);
      } else {
        throw error;
      }
    } finally {
      clearTimeout(timer);
    }
  }
}

function eventOf(target, name, signal) {
  return new Promise((resolve, reject) => {
    target.addEventListener(name, resolve, { once: true, signal });
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function pause(time, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, time);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
