/** Waits for what takes its time. */

/** Milliseconds between two looks, and how often to look: less than the function may run. */
const PAUSE = 5000;
const LOOKS = 48;

/** What look() comes to, as soon as that is something. Secrets Manager tries a step again that fails. */
export async function until(what, look) {
  for (let left = LOOKS; left > 0; left--) {
    const found = await look();
    if (found !== undefined) return found;
    if (left > 1) await new Promise((done) => setTimeout(done, PAUSE));
  }
  throw new Error(`waited in vain for ${what}`);
}
