/** Progress goes to the other stream, so that the report can be piped. */
export const say = (line: string) => {
  process.stderr.write(`${line}\n`);
};

/** What the runner logs, as lines. */
export const logger = {
  info: (message: string, meta?: object) => say(lineOf(message, meta)),
  warn: (message: string, meta?: object) => say(`! ${lineOf(message, meta)}`),
  debug: () => undefined,
};

function lineOf(message: string, meta: object = {}): string {
  const facts = Object.entries(meta).map(([name, value]) => `${name} ${value}`);
  return facts.length > 0 ? `${message}: ${facts.join(', ')}` : message;
}
