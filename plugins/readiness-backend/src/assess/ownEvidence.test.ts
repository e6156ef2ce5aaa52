import {
  indexLooks,
  LookRecord,
  Looks,
} from '@groundwork/plugin-readiness-common';
import { testRecord } from '../__testUtils__/fakes';
import { EvidenceStore } from '../database';
import { ownEvidence } from './ownEvidence';

const refOf = (name: string) => `component:default/${name}`;

function record(
  name: string,
  given: Parameters<typeof testRecord>[0] = {},
): LookRecord {
  return testRecord({ subjectRef: refOf(name), ...given });
}

function withoutValue({
  value,
  source,
  request,
  message,
  ...rest
}: LookRecord) {
  return rest;
}

/** A store that holds these looks, and an index of them, which knows no values. */
function circumstances(stored: readonly Looks[], gone: readonly string[] = []) {
  const asked: (readonly string[])[] = [];
  const evidence: Pick<EvidenceStore, 'values' | 'looksWithValues'> = {
    values: async ids =>
      new Map(
        stored
          .map(({ latest }) => latest)
          .filter(({ id }) => ids.includes(id) && !gone.includes(id))
          .map(({ id, value }) => [id, value]),
      ),
    looksWithValues: async (_, refs = []) => {
      asked.push(refs);
      return stored.filter(({ latest }) => refs.includes(latest.subjectRef));
    },
  };
  const index = indexLooks(
    stored.map(({ latest, lastGood }) => ({
      latest: withoutValue(latest),
      ...(lastGood ? { lastGood: withoutValue(lastGood) } : {}),
    })),
  );
  return { asked, from: { index, evidence: evidence as EvidenceStore } };
}

describe('the evidence of some subjects', () => {
  const good = record('good');
  const absent = record('absent', { outcome: 'absent', value: undefined });
  const failed = record('failed', {
    outcome: 'failed',
    reason: 'timeout',
    message: 'slow',
    value: undefined,
  });
  const before = record('failed');
  const stored: readonly Looks[] = [
    { latest: good, lastGood: good },
    { latest: absent, lastGood: absent },
    { latest: failed, lastGood: before },
  ];
  const kinds = [good.kind];
  const refs = ['good', 'absent', 'failed', 'nobody'].map(refOf);

  it('is what is stored of them, and only of those that failed more than the values are read', async () => {
    const { asked, from } = circumstances(stored);
    const looks = await ownEvidence(kinds, refs, from);
    const of = (name: string) => looks.of(good.kind, refOf(name));
    expect(of('good')).toMatchObject([
      { latest: { id: good.id, value: good.value } },
    ]);
    expect(of('absent')).toMatchObject([
      { latest: { id: absent.id }, lastGood: { id: absent.id } },
    ]);
    expect(of('failed')).toEqual([{ latest: failed, lastGood: before }]);
    expect(of('nobody')).toEqual([]);
    expect(asked).toEqual([[refOf('failed')]]);
  });

  it('is read whole where a record is gone since the index was read', async () => {
    const { asked, from } = circumstances(stored.slice(0, 2), [good.id]);
    const looks = await ownEvidence(kinds, refs, from);
    expect(asked).toEqual([[refOf('good')]]);
    expect(looks.of(good.kind, refOf('good'))).toEqual(stored.slice(0, 1));
  });
});
