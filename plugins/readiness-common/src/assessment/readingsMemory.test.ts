import { sourceSubject } from '../evidence';
import { inventoryOf } from '../inventory';
import { evidenceSource } from './evidenceSource';
import { indexLooks, Looks } from './readings';
import { ReadingsMemory } from './readingsMemory';

const HOUR_MS = 3_600_000;
const start = Date.parse('2026-11-01T12:00:00Z');
const appliesTo = { kind: 'Source' } as const;
const names = ['one', 'two', 'three'];
const inventory = inventoryOf([], {
  clusters: [],
  subjects: names.map(name => sourceSubject(name, 'argocd')),
});

function lookAt(name: string, at = start): Looks {
  const latest = {
    id: `${name} ${at}`,
    collector: 'argocd:application',
    kind: 'application',
    subjectRef: `source:${name}`,
    outcome: 'observed' as const,
    collectedAt: new Date(at).toISOString(),
    ttlMs: 2 * HOUR_MS,
    reliability: 1,
  };
  return { latest, lastGood: latest };
}

/** Each assessment asks the registry anew. */
const expectations = () => [
  { collectorId: 'argocd:application', kindId: 'application', appliesTo },
];

/** Assesses again and again, with a memory. */
function assessing() {
  const memory = new ReadingsMemory();
  return (index: ReturnType<typeof indexLooks>, hours: number) => {
    const asOf = new Date(start + hours * HOUR_MS);
    const source = evidenceSource(index, expectations(), {
      ...{ inventory, asOf, memory },
    });
    return source.readings('application');
  };
}

describe('readings of one assessment after the other', () => {
  it('are the same objects while nothing is new and nothing ages', () => {
    const readings = assessing();
    const index = indexLooks([lookAt('one'), lookAt('two')]);
    const before = readings(index, 0);
    expect(before.map(({ state }) => state)).toEqual([
      'read',
      'read',
      'unread',
    ]);
    expect(readings(index, 2)).toBe(before);
  });

  it('are new of whom a look is new, and the same of everybody else', () => {
    const readings = assessing();
    const index = indexLooks([lookAt('one'), lookAt('two')]);
    const before = readings(index, 0);
    const newer = indexLooks([lookAt('two', start + HOUR_MS)]);
    const after = readings(
      {
        of: (kindId, ref) =>
          (ref === 'source:two' ? newer : index).of(kindId, ref),
      },
      1,
    );
    expect(after.map((reading, at) => reading === before[at])).toEqual([
      true,
      false,
      true,
    ]);
    expect(after[1]?.evidenceId).toBe(`two ${start + HOUR_MS}`);
  });

  it('age when an answer is older than it may be, and are worth nothing in the end', () => {
    const readings = assessing();
    const index = indexLooks(names.map(name => lookAt(name)));
    const trusts = [0, 2, 4, 5, 7].map(hours =>
      readings(index, hours).map(reading =>
        reading.state === 'read' ? reading.trust.freshness : reading.state,
      ),
    );
    expect(trusts.map(([first]) => first)).toEqual([1, 1, 0.5, 0.25, 'unread']);
  });
});
