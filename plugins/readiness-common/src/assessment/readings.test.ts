import { clusterSubject, EvidenceRecord, FailureReason } from '../evidence';
import { readingOf, strongest } from './readings';

const HOUR_MS = 3_600_000;
const asOf = new Date('2026-11-01T12:00:00Z');
const cluster = clusterSubject('production-api', 'production');
const good = (hoursAgo: number): EvidenceRecord => ({
  id: `good-${hoursAgo}`,
  collector: 'kubernetes:workload',
  collectorVersion: '1',
  kind: 'workload',
  subjectRef: cluster.ref,
  source: { kind: 'kubernetes', instance: 'production-api' },
  observedAt: asOf.toISOString(),
  collectedAt: new Date(asOf.getTime() - hoursAgo * HOUR_MS).toISOString(),
  ttlMs: 2 * HOUR_MS,
  digest: 'd',
  outcome: 'observed',
  reliability: 1,
  value: { workloads: [] },
});
const failure = (reason: FailureReason): EvidenceRecord => {
  const { value, ...rest } = good(0);
  return { ...rest, id: 'failure', outcome: 'failed', reason };
};

describe('what the latest look leaves known', () => {
  it('a fresh answer is read and counts fully', () => {
    expect(
      readingOf({ latest: good(1), lastGood: good(1) }, cluster, asOf),
    ).toMatchObject({
      state: 'read',
      trust: { freshness: 1 },
    });
  });

  it.each<FailureReason>(['unauthorized', 'forbidden'])(
    '%s makes it unread at once',
    reason => {
      expect(
        readingOf(
          { latest: failure(reason), lastGood: good(1) },
          cluster,
          asOf,
        ),
      ).toMatchObject({ state: 'unread', reason, evidenceId: 'failure' });
    },
  );

  it.each<FailureReason>([
    'timeout',
    'server_error',
    'rate_limited',
    'unreachable',
  ])('after %s the last good answer stays, with its age', reason => {
    expect(
      readingOf({ latest: failure(reason), lastGood: good(4) }, cluster, asOf),
    ).toMatchObject({
      state: 'read',
      evidenceId: 'good-4',
      trust: { freshness: 0.5 },
    });
  });

  it('an answer older than three times its ttl is unread', () => {
    expect(
      readingOf({ latest: good(6), lastGood: good(6) }, cluster, asOf),
    ).toMatchObject({ state: 'unread', reason: 'stale' });
  });

  it('a failure without any earlier answer is unread for its reason', () => {
    expect(
      readingOf({ latest: failure('timeout') }, cluster, asOf),
    ).toMatchObject({
      state: 'unread',
      reason: 'timeout',
    });
  });
});

describe('several collectors of one fact', () => {
  const trust = { freshness: 1, reliability: 1 };
  it('a value outweighs "nothing there", and so does "could not look"', () => {
    const nothing = { state: 'absent', subject: cluster, trust } as const;
    const refused = {
      state: 'unread',
      subject: cluster,
      reason: 'forbidden',
    } as const;
    const seen = { state: 'read', subject: cluster, value: 1, trust } as const;
    expect(strongest([nothing, seen])).toBe(seen);
    expect(strongest([nothing, refused])).toBe(refused);
    expect(strongest([nothing])).toBe(nothing);
    expect(strongest([])).toBeUndefined();
  });

  it('a value speaks only while every source that is believed as much was read', () => {
    const value = (answer: string, reliability: number) =>
      ({
        state: 'read',
        subject: cluster,
        value: answer,
        trust: { freshness: 1, reliability },
      } as const);
    const refused = (reliability?: number) =>
      ({
        state: 'unread',
        subject: cluster,
        reason: 'timeout',
        ...(reliability === undefined
          ? {}
          : { trust: { freshness: 1, reliability } }),
      } as const);
    expect(strongest([value('a', 0.7), value('b', 0.9)])).toMatchObject({
      value: 'b',
    });
    expect(strongest([value('a', 0.7), refused(0.9)])?.state).toBe('unread');
    expect(strongest([value('a', 0.7), refused()])?.state).toBe('unread');
    expect(strongest([value('a', 0.7), refused(0.3)])).toMatchObject({
      value: 'a',
    });
  });
});
