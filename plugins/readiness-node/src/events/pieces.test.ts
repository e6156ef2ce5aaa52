import { stillOpen } from './openItems';
import { bisect, readFrom, TimeWindow } from './timeWindows';

const HOUR_MS = 3_600_000;
const at = (time: string) => Date.parse(time);

describe('a window with more results than one query gives', () => {
  const window = {
    fromMs: at('2026-09-01T00:00:00Z'),
    toMs: at('2026-09-03T23:59:59Z'),
  };
  async function cut(times: readonly number[]) {
    let probes = 0;
    const count = async ({ fromMs, toMs }: TimeWindow) => {
      probes += 1;
      return times.filter(time => time >= fromMs && time <= toMs).length;
    };
    const parts = [];
    for await (const part of bisect(window, { count, most: 1000 })) {
      parts.push(part);
    }
    return { probes, parts };
  }

  it('is cut in half until each part has few enough: 2,500 runs in three days take seven probes', async () => {
    const stepMs = (72 * HOUR_MS) / 2500;
    const times = Array.from(
      { length: 2500 },
      (_, index) => Math.floor((window.fromMs + index * stepMs) / 1000) * 1000,
    );
    const { probes, parts } = await cut(times);
    expect(probes).toBe(7);
    expect(parts.map(({ total }) => total)).toEqual([625, 625, 625, 625]);
    expect(parts.map(({ isWhole }) => isWhole)).not.toContain(false);
    parts.slice(1).forEach((part, index) => {
      expect(part.fromMs).toBe((parts[index]?.toMs ?? 0) + 1000);
    });
    expect(parts[0]?.fromMs).toBe(window.fromMs);
    expect(parts[3]?.toMs).toBe(window.toMs);
  });

  it('says of a single second with too many that it cannot be read whole', async () => {
    const { parts } = await cut(Array(1001).fill(window.fromMs));
    expect(parts.filter(({ isWhole }) => !isWhole)).toEqual([
      {
        fromMs: window.fromMs,
        toMs: window.fromMs,
        total: 1001,
        isWhole: false,
      },
    ]);
  });
});

describe('reading on', () => {
  const rereadFrom = new Date('2026-09-10T00:00:00Z');
  const historyFrom = new Date('2023-09-13T00:00:00Z');
  const from = (knownUntil?: string) =>
    new Date(
      readFrom(knownUntil === undefined ? undefined : at(knownUntil), {
        rereadFrom,
        historyFrom,
      }),
    );

  it('begins with history, then reads the window again, and what was missed when it is longer ago', () => {
    expect(from()).toEqual(historyFrom);
    expect(from('2026-09-13T00:00:00Z')).toEqual(rereadFrom);
    expect(from('2026-09-01T00:00:00Z')).toEqual(
      new Date('2026-09-01T00:00:00Z'),
    );
    expect(from('2001-09-01T00:00:00Z')).toEqual(historyFrom);
  });
});

describe('items that had not ended', () => {
  const limits = {
    asOf: new Date('2026-09-02T12:30:00Z'),
    longestMs: 48 * HOUR_MS,
  };
  const run = (id: string, since: string) => ({ id, sinceMs: at(since) });

  it('are kept until they are seen to end, and not for ever', () => {
    const first = run('900', '2026-09-02T10:00:00Z');
    const second = run('901', '2026-09-02T11:00:00Z');
    const old = run('7', '2026-08-01T00:00:00Z');
    expect(
      stillOpen([first, old], [{ ...second, hasEnded: false }], limits),
    ).toEqual([first, second]);
    expect(
      stillOpen([first, second], [{ ...first, hasEnded: true }], limits),
    ).toEqual([second]);
  });
});
