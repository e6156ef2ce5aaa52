/**
 * Plain lines instead of a spinner: several steps run at once, and the same output must read well in a CI log.
 *
 * @typedef {object} Progress
 * @property {<T>(title: string, waitsFor: string, work: (say: (activity: string) => void) => Promise<T>) => Promise<T>} step
 * @property {(text: string) => void} line
 */

/**
 * @param {number} milliseconds
 */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/**
 * @param {{ stream?: NodeJS.WritableStream, remindEveryMs?: number, now?: () => number }} [options]
 * @returns {Progress}
 */
export function createProgress(options = {}) {
  const {
    stream = process.stdout,
    remindEveryMs = 15_000,
    now = () => performance.now(),
  } = options;
  /** @param {string} text */
  const line = text => {
    stream.write(`${text}\n`);
  };

  return {
    line,
    async step(title, waitsFor, work) {
      const began = now();
      let activity = waitsFor;
      line(`· ${title}: ${waitsFor}`);
      const reminder = setInterval(
        () =>
          line(
            `  ${title} is still waiting (${seconds(
              now() - began,
            )}): ${activity}`,
          ),
        remindEveryMs,
      );
      try {
        const result = await work(text => {
          activity = text;
        });
        line(`✓ ${title} (${seconds(now() - began)})`);
        return result;
      } finally {
        clearInterval(reminder);
      }
    },
  };
}
