import { z } from 'zod';
import { recordId } from './recordId';

const times = ['1970-01-01T00:00:00.000Z', '2026-11-01T10:00:00.123Z'];

describe('the id of a record', () => {
  it.each(times)('is a UUID of version 7 with its time: %s', time => {
    const id = recordId(new Date(time));
    expect(z.uuid({ version: 'v7' }).safeParse(id).error).toBeUndefined();
    const ms = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
    expect(new Date(ms).toISOString()).toBe(time);
  });

  it('sorts by time and is another one at the same time', () => {
    const at = (ms: number) => recordId(new Date(1_700_000_000_000 + ms));
    const ids = Array.from({ length: 300 }, (_, ms) => at(ms));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(Array.from({ length: 300 }, () => at(0))).size).toBe(300);
  });
});
