import fc from 'fast-check';
import {
  defineOrganisationCheck,
  measured,
  Reading,
  readOf,
  unreadOf,
} from '../checks';
import { dominanceOverCompletions, shareOverCompletions } from '../completions';
import { dominanceCurve, linear } from '../curves';
import { weigh } from '../dominance';
import { clusterSubject, defineEvidenceKind } from '../evidence';
import { z } from 'zod';
import { defaultVerdictRules, defineStandard } from '../standard';
import { assessOrganisation } from './assessOrganisation';

const answer = defineEvidenceKind({
  id: 'answer',
  title: 'Answer',
  schema: z.object({ backend: z.string(), managed: z.boolean() }),
});

const description = {
  title: 'holds',
  failureTitle: 'does not hold',
  why: 'because',
  remediation: { summary: 'do', effort: 'low', href: 'how-to/do' },
} as const;

const sameBackend = defineOrganisationCheck({
  ...description,
  id: 'same-backend',
  appliesTo: 'organisation',
  requires: { answer },
  summarise: { answer: ({ backend }) => backend },
  evaluate({ answer: answers }) {
    const read = readOf(answers).map(({ value }) => value);
    const unread = unreadOf(answers).length;
    const weights = weigh(read.map(value => ({ answers: [value] })));
    const none = { lo: 0, hi: 1 };
    return measured(
      dominanceOverCompletions(weights, Array(unread).fill(1)) ?? none,
      {
        population: {
          read: read.length,
          expected: answers.length,
          unit: 'team',
        },
      },
    );
  },
});

const managed = defineOrganisationCheck({
  ...description,
  id: 'managed',
  appliesTo: 'organisation',
  requires: { answer },
  summarise: { answer: value => value.managed },
  evaluate({ answer: answers }) {
    const read = readOf(answers);
    const share = shareOverCompletions({
      having: read.filter(({ value }) => value).length,
      read: read.length,
      unread: unreadOf(answers).length,
    }) ?? { lo: 0, hi: 1 };
    return measured(share, {
      quantities: { unmanaged: { lo: 1 - share.hi, hi: 1 - share.lo } },
    });
  },
});

const look = { title: 'look', effort: 'low' } as const;
const standard = defineStandard({
  scope: 'organisation',
  id: 's',
  version: '1',
  title: 's',
  prerequisites: [
    {
      id: 'P1',
      title: 'P1',
      claim: 'P1',
      checks: [
        {
          check: 'same-backend',
          title: 'a',
          weight: 20,
          look,
          minimumPopulation: 3,
          grading: { parts: [{ curve: dominanceCurve() }] },
        },
        {
          check: 'managed',
          title: 'b',
          weight: 15,
          look,
          grading: { parts: [{ curve: linear(0.5, 0.9) }] },
        },
      ],
      vetoes: [
        {
          id: 'unmanaged',
          title: 'unmanaged',
          check: 'managed',
          quantity: 'unmanaged',
          fires: 'at-least',
          limit: 0.1,
        },
      ],
    },
  ],
  context: [],
  pillars: [],
  signals: [],
  roles: {
    pipelineDominance: 'x',
    deployMechanismDominance: 'x',
    repeatQuestions: 'x',
    readyPillars: [],
  },
  verdict: defaultVerdictRules,
});

const reading = (index: number): fc.Arbitrary<Reading<unknown>> =>
  fc.record({
    state: fc.constant('read' as const),
    subject: fc.constant(clusterSubject(`c${index}`, 'production')),
    value: fc.record({
      backend: fc.constantFrom('vault', 'vault', 'aws', 'plain'),
      managed: fc.boolean(),
    }),
    trust: fc.record({
      freshness: fc.constantFrom(1, 1, 0.5, 0.1),
      reliability: fc.constantFrom(1, 0.7, 0.3),
    }),
  });

const readings = fc
  .integer({ min: 1, max: 7 })
  .chain(count =>
    fc.tuple(...Array.from({ length: count }, (_, index) => reading(index))),
  );

function assess(all: readonly Reading<unknown>[]) {
  const [p1] = assessOrganisation({
    standard,
    asOf: new Date('2026-11-01T00:00:00Z'),
    inventory: {
      components: [],
      teams: [],
      clusters: [],
      undeclaredClusters: [],
      subjects: [],
    },
    evidence: {
      reading: (_, ref) => ({
        state: 'unread',
        subject: clusterSubject(ref, ''),
        reason: 'not_collected',
      }),
      everyReading: () => [],
      readings: () => all,
    },
    checks: new Map([
      [sameBackend.id, sameBackend],
      [managed.id, managed],
    ]),
    waivers: [],
    history: [],
  }).prerequisites;
  if (!p1) {
    throw new Error('no P1');
  }
  return p1;
}

const forbidden = ({ subject }: Reading<unknown>): Reading<unknown> => ({
  state: 'unread',
  subject,
  reason: 'forbidden',
});

describe('losing one subject', () => {
  it('never raises Lo, never lowers Hi, never opens a gate, and leaves C no higher', () => {
    fc.assert(
      fc.property(readings, fc.nat(), (all, pick) => {
        const lost = pick % all.length;
        const before = assess(all);
        const after = assess(
          all.map((item, at) => (at === lost ? forbidden(item) : item)),
        );
        expect(after.score.capped.lo).toBeLessThanOrEqual(
          before.score.capped.lo + 1e-9,
        );
        expect(after.score.capped.hi).toBeGreaterThanOrEqual(
          before.score.capped.hi - 1e-9,
        );
        expect(after.score.confidence).toBeLessThanOrEqual(
          before.score.confidence + 1e-9,
        );
        for (const [index, { confidence }] of before.checks.entries()) {
          const left = after.checks[index]?.confidence;
          expect(left?.freshness).toBeLessThanOrEqual(confidence.freshness);
          expect(left?.reliability).toBeLessThanOrEqual(confidence.reliability);
          expect(left?.population).toBeLessThanOrEqual(confidence.population);
          expect(left?.kappa).toBeLessThanOrEqual(confidence.kappa + 1e-9);
        }
        const opened =
          after.decision.gate === 'PASS' && before.decision.gate !== 'PASS';
        expect(opened).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('names who could not be read, and why', () => {
    const [first, ...rest] =
      fc.sample(
        readings.filter(all => all.length > 2),
        { numRuns: 1, seed: 1 },
      )[0] ?? [];
    if (!first) {
      throw new Error('no sample');
    }
    const { checks } = assess([forbidden(first), ...rest]);
    expect(checks[0]?.unread).toEqual([
      {
        subjectRef: first.subject.ref,
        name: first.subject.name,
        reason: 'forbidden',
      },
    ]);
  });

  it('of all subjects leaves the checks unknown and the veto unknown', () => {
    const all = fc.sample(readings, { numRuns: 1, seed: 3 })[0] ?? [];
    const { checks, vetoes, score } = assess(all.map(forbidden));
    expect(checks.map(({ state }) => state)).toEqual(['unknown', 'unknown']);
    expect(vetoes[0]?.state).toBe('unknown');
    expect(score.uncapped).toEqual({ lo: 0, hi: 100 });
  });
});
