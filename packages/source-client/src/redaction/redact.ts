const REMOVED = '[removed]';
/** A shorter word may well be a word. */
const SHORTEST_SECRET = 8;

/** Keys whose string value is a credential whatever it looks like. */
const SECRET_KEY =
  /^(?:.*[-_])?(?:password|passwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|client[-_]?secret|authorization|cookie)$/i;

/** Texts that are a credential wherever they stand. */
const SECRET_TEXT: readonly RegExp[] = [
  /\bgh[pousr]_[A-Za-z0-9]{20,}\b/g,
  /\bgithub_pat_[A-Za-z0-9_]{20,}\b/g,
  /\bglpat-[A-Za-z0-9_-]{20,}\b/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}\b/g,
  /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\b((?:Bearer|Basic)\s+)[A-Za-z0-9._~+/-]{8,}=*/gi,
  /(\/\/)[^\s/:@]+:[^\s/@]+(?=@)/g,
];

/** Every text that one of {@link SECRET_TEXT} matches holds one of these; hardly any text does, and asking is cheap. */
const PERHAPS_SECRET =
  /gh[pousr]_|github_pat_|glpat-|AKIA|ASIA|xox|eyJ|-----BEGIN|Bearer|Basic|@/i;

/**
 * Removes what looks like a credential from a value: by its key, by its shape, and by being one that we ourselves use.
 * The value itself is left as it is; parts without a credential are in the answer as they are.
 */
export function redact<T>(value: T, ownSecrets: readonly string[] = []): T {
  const secrets = ownSecrets.filter(secret => secret.length >= SHORTEST_SECRET);
  // The copy has the shape of the value: only strings are replaced, by strings.
  return redacted(value, secrets) as T;
}

/** Removes credentials from one text. */
export function redactText(
  text: string,
  ownSecrets: readonly string[] = [],
): string {
  let clean = text;
  for (const secret of ownSecrets) {
    clean = clean.split(secret).join(REMOVED);
  }
  if (!PERHAPS_SECRET.test(clean)) {
    return clean;
  }
  for (const pattern of SECRET_TEXT) {
    clean = clean.replace(pattern, (_, kept: unknown) =>
      typeof kept === 'string' ? `${kept}${REMOVED}` : REMOVED,
    );
  }
  return clean;
}

function redacted(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') {
    return redactText(value, secrets);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  // A cluster's workloads are a hundred thousand small objects; a copy of each would be most of the work.
  const replaced = new Map<string, unknown>();
  for (const [key, item] of Object.entries(value)) {
    const clean =
      typeof item === 'string' && SECRET_KEY.test(key)
        ? REMOVED
        : redacted(item, secrets);
    if (clean !== item) {
      replaced.set(key, clean);
    }
  }
  if (replaced.size === 0) {
    return value;
  }
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    replaced.has(key) ? replaced.get(key) : item,
  ]);
  return Array.isArray(value)
    ? entries.map(([, item]) => item)
    : Object.fromEntries(entries);
}
