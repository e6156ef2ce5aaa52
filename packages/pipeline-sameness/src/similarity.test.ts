import fc from 'fast-check';
import { compare, jaccard, levenshtein, similarity } from './similarity';
import type { Fingerprint, KnownPipeline, Stage } from './types';

const stages: readonly Stage[] = [
  'checkout',
  'setup',
  'test',
  'image',
  'publish',
  'deploy:production',
];
const words = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
  .map(list => [...list].sort());
const fingerprints: fc.Arbitrary<Fingerprint> = fc.record({
  templates: words,
  stages: fc.array(fc.constantFrom(...stages), { maxLength: 8 }),
  atoms: words,
  gates: words,
});

function pipeline(
  fingerprint: Partial<Fingerprint>,
  more: Partial<KnownPipeline> = {},
): KnownPipeline {
  return {
    outcome: 'known',
    engine: 'github-actions',
    slice: ['release.yml'],
    basis: 'heuristic',
    confidence: 0.6,
    fingerprint: {
      templates: [],
      stages: [],
      atoms: [],
      gates: [],
      ...fingerprint,
    },
    steps: { total: 10, inTemplate: 0 },
    references: [],
    opaque: [],
    deliversToProduction: true,
    ...more,
  };
}

describe('similarity', () => {
  it('weighs atoms 0.40, stages 0.35, gates 0.10 and templates 0.15', () => {
    const a: Fingerprint = {
      templates: ['t'],
      stages: ['test', 'deploy'],
      atoms: ['x', 'y'],
      gates: ['g'],
    };
    const b: Fingerprint = {
      templates: ['u'],
      stages: ['test', 'publish'],
      atoms: ['x', 'z'],
      gates: ['g'],
    };
    expect(similarity(a, b)).toBeCloseTo(0.4 / 3 + 0.35 / 2 + 0.1, 10);
  });

  it('drops terms that are empty on both sides and is undefined when all are', () => {
    const empty: Fingerprint = {
      templates: [],
      stages: [],
      atoms: [],
      gates: [],
    };
    expect(
      similarity({ ...empty, atoms: ['x'] }, { ...empty, atoms: ['x'] }),
    ).toBe(1);
    expect(similarity(empty, empty)).toBeUndefined();
    expect(compare(pipeline({}), pipeline({}))).toBe('undefined');
  });

  it('is symmetric, within 0 and 1, and 1 for the same fingerprint', () => {
    fc.assert(
      fc.property(fingerprints, fingerprints, (a, b) => {
        const s = similarity(a, b);
        expect(s).toEqual(similarity(b, a));
        expect(s ?? 0).toBeGreaterThanOrEqual(0);
        expect(s ?? 1).toBeLessThanOrEqual(1);
        expect(similarity(a, a) ?? 1).toBeCloseTo(1, 12);
      }),
    );
  });

  it('keeps the triangle inequality of edits', () => {
    const lists = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 });
    fc.assert(
      fc.property(lists, lists, lists, (a, b, c) => {
        expect(levenshtein(a, c)).toBeLessThanOrEqual(
          levenshtein(a, b) + levenshtein(b, c),
        );
      }),
    );
  });

  it('has no Jaccard index for two empty sets', () => {
    expect(jaccard([], [])).toBeUndefined();
    expect(jaccard(['a'], [])).toBe(0);
  });
});

describe('sameness', () => {
  const references = ['org/pipelines/service.yml@v2'];

  it('is by reference when the template is identical and at most a tenth of the steps lie outside it', () => {
    const a = pipeline(
      { atoms: ['x'] },
      { references, steps: { total: 10, inTemplate: 9 } },
    );
    const b = pipeline(
      { atoms: ['y'] },
      { references, steps: { total: 20, inTemplate: 20 } },
    );
    expect(compare(a, b)).toBe('same-by-reference');
    expect(compare(a, { ...b, steps: { total: 20, inTemplate: 17 } })).toBe(
      'different',
    );
  });

  it('takes a slice without steps as wholly inside its template', () => {
    const bare = pipeline(
      { gates: ['g'] },
      { references, steps: { total: 0, inTemplate: 0 } },
    );
    expect(compare(bare, bare)).toBe('same-by-reference');
  });

  it('is by copy when the fingerprints are equal', () => {
    expect(
      compare(pipeline({ atoms: ['x'] }), pipeline({ atoms: ['x'] })),
    ).toBe('same-by-copy');
  });

  it('never crosses engines', () => {
    expect(
      compare(
        pipeline({ atoms: ['x'] }),
        pipeline({ atoms: ['x'] }, { engine: 'jenkins' }),
      ),
    ).not.toMatch(/^same/);
  });

  it('tells two families of one template apart by engine', () => {
    const a = pipeline(
      { atoms: ['x'] },
      { references, steps: { total: 1, inTemplate: 1 } },
    );
    const b = { ...a, fingerprint: { ...a.fingerprint, atoms: ['y'] } };
    expect(compare(a, { ...b, engine: 'jenkins' })).toBe('different');
    expect(compare(a, { ...b, references: ['org/other@v1'] })).toBe(
      'different',
    );
  });

  it('needs a template: two without any are not the same by it', () => {
    const bare = { steps: { total: 1, inTemplate: 1 } };
    expect(
      compare(
        pipeline({ atoms: ['x'] }, bare),
        pipeline({ atoms: ['y'] }, bare),
      ),
    ).toBe('different');
  });

  it.each([
    [8, 'similar'],
    [7, 'different'],
  ])(
    'is similar from six tenths on: %i of ten and its reverse',
    (common, is) => {
      const of = (letter: string) =>
        pipeline({
          atoms: [
            ...Array.from({ length: common }, (_, n) => `c${n}`),
            ...Array.from({ length: 10 - common }, (_, n) => `${letter}${n}`),
          ],
        });
      expect(compare(of('a'), of('b'))).toBe(is);
    },
  );

  it('is exact at its borders', () => {
    const of = (count: number) =>
      pipeline({ atoms: Array.from({ length: count }, (_, n) => `a${n}`) });
    expect(compare(of(19), of(20))).toBe('same-by-copy');
    expect(compare(of(3), of(5))).toBe('similar');
    expect(compare(of(18), of(20))).toBe('similar');
    expect(compare(of(5), of(9))).toBe('different');
  });

  it('is undefined where one side has nothing to compare', () => {
    expect(compare(pipeline({}), pipeline({ atoms: ['x'] }))).toBe('undefined');
    expect(compare(pipeline({ atoms: ['x'] }), pipeline({}))).toBe('undefined');
  });
});
