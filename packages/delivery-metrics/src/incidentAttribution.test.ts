import * as fc from 'fast-check';
import { conventions, HOUR_MS, histories } from './__testUtils__/histories';
import { computeDelivery, type DeliveryRecords } from './deliveryLedger';
import type { DeploymentRecord, IncidentRecord } from './records';
import { DEFAULT_DELIVERY_SETTINGS } from './settings';

/** So long that no pause between two attempts is too long, and no success too far away. */
const NO_LIMIT_MS = 10_000 * HOUR_MS;

/** The rule, read from the text and applied to every deployment. */
function expectedCause(
  { services, impactStartedAtMs: time }: IncidentRecord,
  { deployments }: DeliveryRecords,
): string | undefined {
  const last = (
    candidates: DeploymentRecord[],
    key: 'startedAtMs' | 'finishedAtMs',
  ) => Math.max(...candidates.map(candidate => candidate[key]));
  for (const service of services) {
    const own = deployments.filter(
      deployment =>
        deployment.service === service && deployment.leftOut === undefined,
    );
    const running = own.filter(
      ({ startedAtMs, finishedAtMs }) =>
        startedAtMs <= time && time <= finishedAtMs,
    );
    if (running.length > 0)
      return `running since ${last(running, 'startedAtMs')}`;
    const before = own.filter(
      ({ status, kind, finishedAtMs }) =>
        status === 'success' && kind !== 'late' && finishedAtMs <= time,
    );
    if (before.length > 0) return `finished at ${last(before, 'finishedAtMs')}`;
  }
  return undefined;
}

function actualCause(
  { attribution }: IncidentRecord,
  { deployments }: DeliveryRecords,
): string | undefined {
  if ('unattributed' in attribution) return undefined;
  const cause = deployments.find(
    ({ service, id }) =>
      service === attribution.service && id === attribution.deploymentId,
  );
  return attribution.rule === 'running'
    ? `running since ${cause?.startedAtMs}`
    : `finished at ${cause?.finishedAtMs}`;
}

describe('attribution of an incident', () => {
  it('finds the rollout under way, else the latest success, of the first service that has one', () => {
    fc.assert(
      fc.property(histories(), conventions, (history, settings) => {
        const records = computeDelivery(history, {
          ...settings,
          attributionMs: NO_LIMIT_MS,
        });
        const searched = records.incidents.filter(({ attribution }) =>
          'rule' in attribution
            ? attribution.rule !== 'link'
            : attribution.unattributed === 'no-deployment-near',
        );
        for (const incident of searched)
          expect(actualCause(incident, records)).toBe(
            expectedCause(incident, records),
          );
      }),
      { numRuns: 500 },
    );
  });
});

describe('an incident says by which rule it was attributed, or why it was not', () => {
  const at = (hours: number) => Date.UTC(2026, 7, 31) + hours * HOUR_MS;
  const deployments = [
    {
      id: 'd',
      service: 's',
      environment: 'production',
      status: 'success' as const,
      sha: 'a',
      startedAtMs: at(1),
      finishedAtMs: at(3),
    },
  ];

  it.each([
    ['link', { causeDeploymentId: 'd', hours: 50 }],
    ['running', { hours: 2 }],
    ['latest-before', { hours: 9 }],
    ['link-unknown', { causeDeploymentId: 'nobody', hours: 9 }],
    ['not-change-caused', { changeCaused: false, hours: 9 }],
    ['no-deployment-near', { hours: 400 }],
  ])('%s', (expected, { hours, ...named }) => {
    const { incidents } = computeDelivery(
      {
        commits: [{ sha: 'a', parents: [], authoredAtMs: at(0) }],
        pullRequests: [],
        deployments,
        incidents: [
          { id: 'i', services: ['s'], createdAtMs: at(hours), ...named },
        ],
      },
      DEFAULT_DELIVERY_SETTINGS,
    );
    expect(incidents[0]?.attribution).toEqual(
      ['link', 'running', 'latest-before'].includes(expected)
        ? { service: 's', deploymentId: 'd', rule: expected }
        : { unattributed: expected },
    );
  });
});
