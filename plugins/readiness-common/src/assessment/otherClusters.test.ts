import { acceptanceInventory } from '../__fixtures__/acceptance';
import {
  defineCheck,
  everywhere,
  measured,
  notApplicable,
  unknown,
  type Measurement,
  type Reading,
} from '../checks';
import { clusterSubject, organisation, workload } from '../evidence';
import { confidenceOf } from '../scoring';
import { evaluate, type Evaluation } from './evaluate';

const read: Reading<unknown> = {
  state: 'read',
  subject: clusterSubject('production', 'production'),
  value: { workloads: [], unread: [] },
  trust: { freshness: 1, reliability: 1 },
};
const recovery: Reading<unknown> = {
  state: 'unread',
  subject: clusterSubject('recovery', 'recovery'),
  reason: 'timeout',
};
const clusters = ['production'];

interface Clusters {
  readonly clusters?: readonly string[];
}

describe('a cluster that a check is not about, and that does not answer', () => {
  const factorsOf = (of: Clusters) =>
    confidenceOf({
      s: { lo: 1, hi: 1 },
      readings: [read, recovery],
      measured: measured(1, of),
      minimumPopulation: undefined,
      leastReliability: 1,
    });

  it('changes no factor of its confidence', () => {
    expect(factorsOf({ clusters })).toMatchObject({ freshness: 1, kappa: 1 });
    expect(factorsOf({})).toMatchObject({ freshness: 0.5, kappa: 0.5 });
  });

  const evaluationOf = (
    readings: readonly Reading<unknown>[],
    of: Clusters,
    judged: (of: Clusters) => Measurement = () =>
      notApplicable('It does not run.', of),
  ): Evaluation =>
    evaluate(
      defineCheck({
        id: 'runs-nowhere',
        title: 'Runs nowhere',
        failureTitle: 'Runs',
        why: 'To be asked.',
        remediation: { summary: 'None.', effort: 'low', href: 'none' },
        appliesTo: { kind: 'Component' },
        requires: { workloads: everywhere(workload) },
        evaluate: () => judged(of),
      }),
      {
        subject: {
          kind: 'Component',
          ref: 'component:default/ledger',
          name: 'ledger',
        },
        settings: {},
      },
      {
        asOf: new Date('2026-11-01T00:00:00Z'),
        inventory: acceptanceInventory,
        evidence: {
          reading: () => ({
            state: 'unread',
            subject: organisation,
            reason: 'not_collected',
          }),
          everyReading: () => readings,
          readings: () => readings,
        },
      },
    );
  const measurementOf = (...given: Parameters<typeof evaluationOf>) =>
    evaluationOf(...given).measurement;

  it('leaves it not applicable, where one that it is about makes it unknown', () => {
    expect(measurementOf([read, recovery], { clusters }).kind).toBe(
      'not_applicable',
    );
    expect(measurementOf([read, recovery], {}).kind).toBe('unknown');
    expect(
      measurementOf([{ ...recovery, subject: read.subject }], { clusters })
        .kind,
    ).toBe('unknown');
  });

  it.each([
    ['is measured', (of: Clusters) => measured(1, of)],
    ['does not apply', (of: Clusters) => notApplicable('It is not run.', of)],
    ['is unknown', (of: Clusters) => unknown('Nobody knows.', [], of)],
  ])('is not told beside a result that %s', (_, judged) => {
    const told = (of: Clusters) =>
      evaluationOf([read, recovery], of, judged).readings.map(
        ({ subject }) => subject.name,
      );
    expect(told({ clusters })).toEqual(['production']);
    expect(told({})).toEqual(['production', 'recovery']);
  });

  it('is told beside a result that one of its own clusters leaves open', () => {
    const silent = { ...recovery, subject: read.subject };
    const { measurement, readings } = evaluationOf([silent, recovery], {
      clusters,
    });
    expect(measurement.kind).toBe('unknown');
    expect(readings).toEqual([silent]);
  });
});
