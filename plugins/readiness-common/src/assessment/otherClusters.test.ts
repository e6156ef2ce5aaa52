import { acceptanceInventory } from '../__fixtures__/acceptance';
import {
  defineCheck,
  everywhere,
  measured,
  notApplicable,
  type Measurement,
  type Reading,
} from '../checks';
import { clusterSubject, organisation, workload } from '../evidence';
import { confidenceOf } from '../scoring';
import { evaluate } from './evaluate';

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

describe('a cluster that a check is not about, and that does not answer', () => {
  const factorsOf = (of: { readonly clusters?: readonly string[] }) =>
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

  const measurementOf = (
    readings: readonly Reading<unknown>[],
    of: { readonly clusters?: readonly string[] },
  ): Measurement =>
    evaluate(
      defineCheck({
        id: 'runs-nowhere',
        title: 'Runs nowhere',
        failureTitle: 'Runs',
        why: 'To be asked.',
        remediation: { summary: 'None.', effort: 'low', href: 'none' },
        appliesTo: { kind: 'Component' },
        requires: { workloads: everywhere(workload) },
        evaluate: () => notApplicable('It does not run.', of),
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
    ).measurement;

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
});
