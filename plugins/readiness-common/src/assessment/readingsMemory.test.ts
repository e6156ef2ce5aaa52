import { sourceSubject } from '../evidence';
import { inventoryOf } from '../inventory';
import { evidenceSource } from './evidenceSource';
import { indexLooks, Looks, LooksIndex } from './readings';
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
  return (index: LooksIndex, hours: number) => {
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

  /** An index that keeps count of what is new, and what it was asked. */
  function counting(looks: readonly Looks[], revision: number | undefined) {
    const asked = jest.fn(indexLooks(looks).of);
    return { asked, index: { of: asked, revisionOf: () => revision } };
  }

  it('ask for nobody while nothing of the kind is another one and everything counts fully', () => {
    const readings = assessing();
    const looks = names.map(name => lookAt(name));
    const before = readings(counting(looks, 7).index, 0);

    const same = counting(looks, 7);
    expect(readings(same.index, 2)).toBe(before);
    expect(same.asked).not.toHaveBeenCalled();

    const aged = counting(looks, 7);
    expect(readings(aged.index, 3)).not.toBe(before);
    expect(aged.asked).toHaveBeenCalled();
  });

  it.each([8, undefined])(
    'ask for everybody when the count is another one: %s',
    revision => {
      const readings = assessing();
      readings(counting([lookAt('one')], 7).index, 0);
      const newer = counting([lookAt('one', start + HOUR_MS)], revision);
      const [first] = readings(newer.index, 1);
      expect(first?.evidenceId).toBe(`one ${start + HOUR_MS}`);
    },
  );

  it('are known by the newest count, also when nothing came of it', () => {
    const readings = assessing();
    const looks = [lookAt('one')];
    const index = indexLooks(looks);
    const before = readings({ ...index, revisionOf: () => 7 }, 0);
    expect(readings({ ...index, revisionOf: () => 8 }, 1)).toBe(before);
    const same = counting(looks, 8);
    expect(readings(same.index, 1)).toBe(before);
    expect(same.asked).not.toHaveBeenCalled();
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
