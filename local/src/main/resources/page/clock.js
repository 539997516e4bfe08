// The store's clock. The customer's own may be wrong by any time.

let said;
let heard;

/** Takes the store's time from an answer that has just come. */
export function hear(now) {
  if (now) {
    said = Date.parse(now);
    heard = performance.now();
  }
}

/** Milliseconds by the store's clock; `NaN`, which is neither before nor after, until it is heard. */
export const now = () => said + (performance.now() - heard);
