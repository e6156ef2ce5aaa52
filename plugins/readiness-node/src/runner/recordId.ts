import { randomUUID } from 'node:crypto';

const TIME_DIGITS = 12;
const TIME_BEFORE_DASH = 8;
const VERSION_AT = 14;

/**
 * A UUID of version 7: it begins with its time, so that records of one run, and what is made of them, lie together in every index of
 * a database. Ids that are all chance make an insert touch a page each.
 */
export function recordId(at: Date): string {
  const time = at.getTime().toString(16).padStart(TIME_DIGITS, '0');
  const chance = randomUUID().slice(VERSION_AT + 1);
  return `${time.slice(0, TIME_BEFORE_DASH)}-${time.slice(
    TIME_BEFORE_DASH,
  )}-7${chance}`;
}
