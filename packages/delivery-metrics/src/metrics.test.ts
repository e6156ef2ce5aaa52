import type { DeliveredChange } from './changes';
import { deliveryMetrics, type DeliveryMetrics } from './deliveryMetrics';
import type { DeliveryRecords } from './deliveryLedger';
import type { DeploymentRecord, IncidentRecord, Recovery } from './records';
import { defaultReworkWindow } from './reworkRate';
import { DEFAULT_DELIVERY_SETTINGS, type DeliverySettings } from './settings';

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 7, 31);
const at = (hours: number) => START_MS + hours * HOUR_MS;
/** A fortnight. */
const window = { fromMs: at(0), toMs: at(336) };

function deployed(
  id: string,
  hours: number,
  more: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  return {
    service: 'checkout',
    id,
    status: 'success',
    kind: 'forward',
    startedAtMs: at(hours),
    finishedAtMs: at(hours),
    failedAttempts: [],
    changes: [],
    rework: [],
    ...more,
  };
}

function changed(
  id: string,
  more: Partial<DeliveredChange> = {},
): DeliveredChange {
  return {
    id,
    authoredAtMs: at(0),
    commitsAuthoredAtMs: [at(0)],
    clockSkew: false,
    ...more,
  };
}

function failed(
  recovery: Recovery,
  more: Partial<NonNullable<DeploymentRecord['failure']>> = {},
): Pick<DeploymentRecord, 'failure'> {
  return {
    failure: {
      reasons: ['incident'],
      incidents: ['outage'],
      remediedBy: [],
      recovery,
      ...more,
    },
  };
}

function incident(
  id: string,
  fromHours: number,
  toHours?: number,
): IncidentRecord {
  return {
    id,
    reportIds: [id],
    services: ['checkout'],
    impactStartedAtMs: at(fromHours),
    ...(toHours === undefined ? {} : { resolvedAtMs: at(toHours) }),
    attribution: { unattributed: 'no-deployment-near' },
  };
}

function metricsOf(
  records: Partial<DeliveryRecords>,
  settings: Partial<DeliverySettings> = {},
  scope: Partial<Parameters<typeof deliveryMetrics>[1]> = {},
): DeliveryMetrics {
  return deliveryMetrics(
    { deployments: [], incidents: [], ...records },
    {
      window,
      settings: { ...DEFAULT_DELIVERY_SETTINGS, ...settings },
      ...scope,
    },
  );
}

const recovered = (fromHours: number, toHours: number): Recovery => ({
  state: 'recovered',
  fromMs: at(fromHours),
  toMs: at(toHours),
  basis: 'incident',
});

describe('deployment frequency', () => {
  it('counts what ended in the window, names it, and has days and weeks in order', () => {
    const { deploymentFrequency } = metricsOf({
      deployments: [
        deployed('late', 200),
        deployed('early', 30),
        deployed('same-day', 31),
        deployed('before', -1),
        deployed('left-out', 40, { leftOut: 'redeploy' }),
      ],
    });
    const named = ['checkout/late', 'checkout/early', 'checkout/same-day'];
    expect(deploymentFrequency.deployments).toEqual({
      value: 3,
      sampleSize: 3,
      evidence: { deployments: named, changes: [], incidents: [] },
    });
    expect(deploymentFrequency.perWeek).toMatchObject({
      value: 1.5,
      sampleSize: 3,
      evidence: { deployments: named },
    });
    expect(Object.entries(deploymentFrequency.byDay)).toEqual([
      ['2026-09-01', 2],
      ['2026-09-08', 1],
    ]);
    expect(Object.entries(deploymentFrequency.byWeek)).toEqual([
      ['2026-W36', 2],
      ['2026-W37', 1],
    ]);
  });

  it('counts failed attempts by their own time', () => {
    const attempt = (id: string, hours: number) => ({
      id,
      status: 'failure' as const,
      finishedAtMs: at(hours),
    });
    expect(
      metricsOf({
        deployments: [
          deployed('d', 1, {
            failedAttempts: [attempt('a', -2), attempt('b', 0.5)],
          }),
        ],
      }).deploymentFrequency.failedAttempts,
    ).toBe(1);
  });

  it('has no rate for a window without a day, and says so', () => {
    expect(
      metricsOf({}, {}, { window: { fromMs: at(5), toMs: at(5) } })
        .deploymentFrequency.perWeek,
    ).toMatchObject({ value: undefined, reason: 'window-shorter-than-a-day' });
  });
});

describe('change lead time', () => {
  const delivered = deployed('d', 10, {
    changes: [
      changed('pr1', {
        leadTimeMs: 10 * HOUR_MS,
        mergedAtMs: at(9),
        commitsAuthoredAtMs: [at(0), at(10), at(11)],
      }),
      changed('direct', { leadTimeMs: 4 * HOUR_MS }),
      changed('skewed', { clockSkew: true }),
    ],
  });

  it('is that of what a success of the window brought; the rest is unmeasured by name', () => {
    const { changeLeadTime } = metricsOf({
      deployments: [
        delivered,
        deployed('failed', 20, {
          status: 'failure',
          changes: [changed('never', { leadTimeMs: HOUR_MS })],
        }),
        deployed('outside', 400, {
          changes: [changed('later', { leadTimeMs: HOUR_MS })],
        }),
      ],
    });
    expect(changeLeadTime.median).toEqual({
      value: 7 * HOUR_MS,
      sampleSize: 2,
      evidence: {
        deployments: ['checkout/d'],
        changes: ['checkout/pr1', 'checkout/direct'],
        incidents: [],
      },
    });
    expect(changeLeadTime.unmeasured).toEqual(['checkout/skewed']);
  });

  it('of commits leaves out those that arrived before they were written, and that of merges those without one', () => {
    const { changeLeadTime } = metricsOf({ deployments: [delivered] });
    // Ten hours and none of the pull request, ten of the direct commit.
    expect(changeLeadTime.perCommit.median).toMatchObject({
      value: 10 * HOUR_MS,
      sampleSize: 3,
    });
    expect(changeLeadTime.mergeToDeploy.median).toMatchObject({
      value: HOUR_MS,
      sampleSize: 1,
      evidence: { changes: ['checkout/pr1'], deployments: ['checkout/d'] },
    });
  });

  it('says what is missing where nothing was delivered', () => {
    const { changeLeadTime } = metricsOf({});
    expect(changeLeadTime.median.reason).toBe('no-changes-delivered');
    expect(changeLeadTime.perCommit.p90.reason).toBe('no-changes-delivered');
    expect(changeLeadTime.mergeToDeploy.p75.reason).toBe(
      'no-pull-requests-delivered',
    );
  });
});

describe('change fail rate', () => {
  it('names the deployments and the incidents', () => {
    const { changeFailRate } = metricsOf({
      deployments: [
        deployed('good', 1),
        deployed('bad', 2, failed({ state: 'open' })),
        deployed('harmful', 3, {
          status: 'failure',
          ...failed({ state: 'open' }, { incidents: ['second'] }),
        }),
        deployed('harmless', 4, { status: 'failure' }),
      ],
    });
    expect(changeFailRate.percent).toMatchObject({
      sampleSize: 3,
      evidence: {
        deployments: ['checkout/good', 'checkout/bad', 'checkout/harmful'],
        incidents: ['outage', 'second'],
      },
    });
    expect(changeFailRate.percent.value).toBeCloseTo(66.67, 1);
  });

  it('takes a rollback out of the denominator by option, unless it failed itself', () => {
    const deployments = [
      deployed('good', 1),
      deployed('undone', 2, failed({ state: 'open' })),
      deployed('back', 3, { kind: 'rollback' }),
      deployed('bad-back', 4, {
        kind: 'rollback',
        ...failed({ state: 'open' }),
      }),
    ];
    const { changeFailRate } = metricsOf(
      { deployments },
      { excludeRollbacksFromCfrDenominator: true },
    );
    expect(changeFailRate.denominator.map(({ id }) => id)).toEqual([
      'good',
      'undone',
      'bad-back',
    ]);
  });

  it.each([
    ['incident', undefined],
    ['failed-rollout', undefined],
    ['rollback', 100],
    ['revert', 100],
    ['hotfix', 100],
  ] as const)(
    'without a source of incidents, failures shown by %s alone give %s',
    (reason, value) => {
      const { changeFailRate } = metricsOf(
        {
          deployments: [
            deployed('d', 1, failed({ state: 'open' }, { reasons: [reason] })),
          ],
        },
        { incidentSource: false },
      );
      expect(changeFailRate.percent.value).toBe(value);
      expect(changeFailRate.percent.reason).toBe(
        value === undefined ? 'no-incident-source' : undefined,
      );
    },
  );

  it('is undefined for want of deployments before it is for want of incidents', () => {
    const { changeFailRate } = metricsOf({}, { incidentSource: false });
    expect(changeFailRate.percent.reason).toBe('no-deployments');
  });

  it('is provisional for a deployment to which an incident may still be attributed', () => {
    const { changeFailRate } = metricsOf(
      { deployments: [deployed('over', 76), deployed('fresh', 77)] },
      { attributionMs: 24 * HOUR_MS },
      { asOfMs: at(100) },
    );
    expect(changeFailRate.provisional).toEqual(['checkout/fresh']);
  });
});

describe('recovery time', () => {
  it('is of recoveries that ended in the window, of deployments that count', () => {
    const { recoveryTime } = metricsOf({
      deployments: [
        deployed('bad', 2, failed(recovered(3, 5))),
        deployed('warned', 9, failed(recovered(8, 8.5), { incidents: [] })),
        deployed('late', 330, failed(recovered(331, 400))),
        deployed('left-out', 6, {
          leftOut: 'redeploy',
          ...failed(recovered(7, 17)),
        }),
        deployed('good', 7),
      ],
    });
    expect(recoveryTime.median).toMatchObject({
      value: 1.25 * HOUR_MS,
      sampleSize: 2,
      evidence: {
        deployments: ['checkout/bad', 'checkout/warned'],
        incidents: ['outage'],
      },
    });
    // What was over before the deployment ended has no time after it.
    expect(recoveryTime.fromDeployment).toMatchObject({
      value: 3 * HOUR_MS,
      sampleSize: 1,
      evidence: { deployments: ['checkout/bad'], incidents: ['outage'] },
    });
  });

  it('counts what was over in the moment the deployment ended', () => {
    expect(
      metricsOf({
        deployments: [deployed('bad', 2, failed(recovered(1, 2)))],
      }).recoveryTime.fromDeployment.value,
    ).toBe(0);
  });

  it('names what is still open and failed in the window, and nothing else', () => {
    const { recoveryTime } = metricsOf({
      deployments: [
        deployed('open', 2, failed({ state: 'open' })),
        deployed('long-open', -20, failed({ state: 'open' })),
        deployed('contradictory', 3, failed({ state: 'contradictory' })),
        deployed('good', 4),
      ],
    });
    expect(recoveryTime.open.map(({ id }) => id)).toEqual(['open']);
    expect(recoveryTime.median.reason).toBe('only-open-failures');
    expect(metricsOf({}).recoveryTime.median.reason).toBe('no-recoveries');
  });

  it('of all incidents leaves out the open, the contradictory and those that ended elsewhere', () => {
    const incidents = [
      incident('over', 1, 3),
      incident('at-once', 5, 5),
      incident('open', 4),
      incident('backwards', 9, 8),
      incident('elsewhere', 300, 400),
    ];
    expect(metricsOf({ incidents }).recoveryTime.timeToRestore).toEqual({
      value: HOUR_MS,
      sampleSize: 2,
      evidence: {
        deployments: [],
        changes: [],
        incidents: ['over', 'at-once'],
      },
    });
    const restored = (incidentSource: boolean) =>
      metricsOf({}, { incidentSource }).recoveryTime.timeToRestore.reason;
    expect(restored(true)).toBe('no-incidents-resolved');
    expect(restored(false)).toBe('no-incident-source');
  });
});

describe('rework rate', () => {
  it('names all deployments that reached users', () => {
    const { reworkRate } = metricsOf({
      deployments: [
        deployed('plain', 1),
        deployed('repair', 2, { rework: ['hotfix'] }),
      ],
    });
    expect(reworkRate.percent).toMatchObject({
      value: 50,
      sampleSize: 2,
      evidence: { deployments: ['checkout/plain', 'checkout/repair'] },
    });
    expect(metricsOf({}).reworkRate.percent.reason).toBe('no-deployments');
  });

  it('looks back over half a year of the calendar by default', () => {
    const toMs = Date.UTC(2026, 8, 30, 22);
    expect(defaultReworkWindow(toMs, 'Europe/Berlin')).toEqual({
      fromMs: Date.UTC(2026, 2, 31, 22),
      toMs,
    });
  });
});
