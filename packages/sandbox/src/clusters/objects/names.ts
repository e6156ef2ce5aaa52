import { createHash } from 'node:crypto';

const SAFE = 'bcdfghjklmnpqrstvwxz2456789';

/** Same seed, same answer: the letters that Kubernetes uses in generated names. */
export function suffixOf(seed: string, length: number): string {
  const bytes = createHash('sha256').update(seed).digest();
  return Array.from(
    { length },
    (_, index) => SAFE[(bytes[index] ?? 0) % SAFE.length],
  ).join('');
}

/** A UUID of version 4's form that depends on the seed alone. */
export function uidOf(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** A whole number from 0 up to, not including, `below`. */
export function pickNumber(seed: string, below: number): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(0) % below;
}
