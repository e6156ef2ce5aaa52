import type { Config } from '@backstage/config';

const SECRET_KEY =
  /(?:password|passwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|authorization)$/i;

/** A shorter word may well be a word. */
const SHORTEST_SECRET = 8;

/** Every credential of the configuration, so that none of them ever gets into evidence, logs or errors. */
export function configuredSecrets(config: Config): readonly string[] {
  const found = new Set<string>();
  collect(config.getOptional(), found);
  return [...found];
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'string' && SECRET_KEY.test(key)) {
      const secret = item.trim();
      if (secret.length >= SHORTEST_SECRET) {
        found.add(secret);
      }
    } else {
      collect(item, found);
    }
  }
}
