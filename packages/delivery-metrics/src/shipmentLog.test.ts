import { DeliveryLedger } from './deliveryLedger';
import type { DeliveryEvents } from './events';

const HOUR_MS = 3_600_000;
/** More than a fold keeps in mind without going through them. */
const MANY = 2_500;

/** A pull request an hour, each of one commit and deployed at once; some take earlier ones back. */
function hourly(revertOf: ReadonlyMap<number, number>): DeliveryEvents {
  const numbers = Array.from({ length: MANY + 1 }, (_, number) => number);
  return {
    commits: numbers.map(number => ({
      sha: `c${number}`,
      parents: number === 0 ? [] : [`c${number - 1}`],
      authoredAtMs: number * HOUR_MS,
      pr: number,
    })),
    pullRequests: numbers.map(number => ({
      number,
      createdAtMs: number * HOUR_MS,
      mergedAtMs: number * HOUR_MS,
      commits: [{ sha: `c${number}`, authoredAtMs: number * HOUR_MS }],
      revertOf: revertOf.get(number),
    })),
    deployments: numbers.map(number => ({
      id: `D${number}`,
      service: 'shop',
      environment: 'production',
      status: 'success' as const,
      sha: `c${number}`,
      startedAtMs: number * HOUR_MS,
      finishedAtMs: number * HOUR_MS + 1,
    })),
  };
}

describe('what a long history shipped', () => {
  const limit = 168;
  const reverts = new Map([
    [MANY, MANY - limit],
    [MANY - 1, MANY - 1 - limit - 1],
    [MANY - 2, 5],
    ...Array.from(
      { length: 1_200 },
      (_, index) => [900 + index, 900 + index - limit] as const,
    ),
  ]);
  const ledger = new DeliveryLedger({ interventionMs: limit * HOUR_MS });
  ledger.apply(hourly(reverts));
  const records = new Map(
    ledger.records().deployments.map(record => [record.id, record]),
  );

  it('is known for as long as taking it back is an intervention', () => {
    const inTime = [...reverts].filter(([by, taken]) => by - taken === limit);
    expect(inTime).toHaveLength(1_201);
    for (const [by, taken] of inTime) {
      expect(records.get(`D${by}`)?.rework).toEqual(['revert']);
      expect(records.get(`D${taken}`)?.failure).toMatchObject({
        remediedBy: [`D${by}`],
      });
    }
  });

  it.each([MANY - 1, MANY - 2])(
    'does not fail when D%i takes it back later than that',
    by => {
      const taken = reverts.get(by) ?? NaN;
      expect(records.get(`D${by}`)?.rework).toEqual([]);
      expect(records.get(`D${taken}`)).toMatchObject({ kind: 'forward' });
      expect(records.get(`D${taken}`)?.failure).toBeUndefined();
    },
  );

  it('is shipped once, however long ago', () => {
    const changes = [...records.values()].flatMap(record =>
      record.changes.map(({ id }) => id),
    );
    expect(changes).toHaveLength(MANY);
    expect(new Set(changes).size).toBe(MANY);
  });
});
