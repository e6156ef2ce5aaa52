import {
  between,
  defineOrganisationCheck,
  deliveryMetricNames,
  deliveryMetrics,
  measured,
  notApplicable,
  productionComponents,
  type DeliveryMetricName,
  type Finding,
  type MeasuredDeliveries,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  baselineSettings,
  judgeMetric,
  metricTitles,
  type BaselineSettings,
  type MetricJudgement,
} from '../judgements/deliveryMetric';
import { percent } from '../population/words';

const settings = baselineSettings.extend({
  /** How much a service counts, by its type in the catalog; 1 where it is not named. */
  weights: z
    .record(z.string(), z.number().nonnegative())
    .default({ library: 0, documentation: 0 }),
});

type Judged = Readonly<Record<DeliveryMetricName, MetricJudgement>>;

interface Service {
  readonly ref: string;
  readonly team?: string | undefined;
  readonly weight: number;
  readonly reading: Reading<Judged> | undefined;
}

/** Weight of metrics by what is known of them. */
interface Sums {
  readonly valid: number;
  readonly invalid: number;
  readonly unknown: number;
}

function judge(of: MeasuredDeliveries, by: BaselineSettings): Judged {
  return {
    deploymentFrequency: judgeMetric('deploymentFrequency', of, by),
    leadTime: judgeMetric('leadTime', of, by),
    changeFailRate: judgeMetric('changeFailRate', of, by),
    recoveryTime: judgeMetric('recoveryTime', of, by),
    reworkRate: judgeMetric('reworkRate', of, by),
  };
}

/** A service that no source tells of has no metric; of one that could not be read nothing is known. */
function stateOf(
  { reading }: Service,
  name: DeliveryMetricName,
): MetricJudgement['state'] {
  switch (reading?.state) {
    case 'read':
      return reading.value[name].state;
    case 'absent':
      return 'invalid';
    default:
      return 'unknown';
  }
}

function sumsOf(
  services: readonly Service[],
  names: readonly DeliveryMetricName[] = deliveryMetricNames,
): Sums {
  const sums = { valid: 0, invalid: 0, unknown: 0 };
  for (const service of services) {
    for (const name of names) {
      const state = stateOf(service, name);
      if (state !== 'not-applicable') sums[state] += service.weight;
    }
  }
  return sums;
}

/** What is unknown may be valid or not. That it may not apply lies between the two. */
function coverageOf({ valid, invalid, unknown }: Sums): Range | undefined {
  const all = valid + invalid + unknown;
  return all > 0 ? between(valid / all, (valid + unknown) / all) : undefined;
}

function findingOf(service: Service): readonly Finding[] {
  const { ref, team, reading } = service;
  const at = {
    subjectRef: ref,
    ...(team === undefined ? {} : { team }),
    ...(reading?.evidenceId === undefined
      ? {}
      : { evidenceId: reading.evidenceId }),
  };
  switch (reading?.state) {
    case 'read': {
      const missing = deliveryMetricNames.flatMap(name => {
        const found = reading.value[name];
        return 'missing' in found
          ? [`${metricTitles[name]}: ${found.missing}.`]
          : [];
      });
      return missing.length > 0 ? [{ ...at, message: missing.join(' ') }] : [];
    }
    case 'absent':
      return [
        { ...at, message: 'No source tells of deployments of this service.' },
      ];
    default:
      return [
        {
          ...at,
          message: `Its deliveries are not known: ${
            reading?.detail ??
            reading?.reason.replace(/_/g, ' ') ??
            'nobody looked'
          }.`.replace(/\.\.$/, '.'),
        },
      ];
  }
}

/** B1: how many of the metrics of services in production are good enough to be a baseline. */
export const metricsCoverTheServices = defineOrganisationCheck({
  id: 'metrics-cover-the-services',
  title: 'Delivery metrics cover the services',
  failureTitle: 'Delivery metrics are too thin to compare anything with later',
  why: 'Whoever cannot say how long a change takes today cannot show in six months that it takes less.',
  remediation: {
    summary:
      'Connect what deploys, and let deployments name their commit and their environment.',
    effort: 'medium',
    href: 'how-to/cover-services-with-metrics',
  },
  appliesTo: 'organisation',
  requires: { deliveries: deliveryMetrics },
  settings,
  summarise: {
    deliveries: (of, { settings: by }): Judged => judge(of, by),
  },
  evaluate({ deliveries }, { settings: { weights }, inventory }) {
    const byRef = new Map(
      deliveries.map(reading => [reading.subject.ref, reading]),
    );
    const services = productionComponents(inventory)
      .map(
        ({ ref, type, team }): Service => ({
          ref,
          team,
          weight: weights[type] ?? 1,
          reading: byRef.get(ref),
        }),
      )
      .filter(({ weight }) => weight > 0);
    const sums = sumsOf(services);
    const coverage = coverageOf(sums);
    if (!coverage)
      return notApplicable('No service is deployed to production.');
    const read = services.filter(
      ({ reading }) => reading !== undefined && reading.state !== 'unread',
    ).length;
    return measured(coverage, {
      quantities: {
        connectedWithoutBaseline: between(
          sums.valid + sums.unknown > 0 ? 0 : 1,
          sums.valid > 0 ? 0 : 1,
        ),
      },
      population: { read, expected: services.length, unit: 'service' },
      parts: deliveryMetricNames.flatMap(name => {
        const share = coverageOf(sumsOf(services, [name]));
        return share ? [{ label: metricTitles[name], value: share.lo }] : [];
      }),
      findings: services.flatMap(findingOf),
      explanation: `${percent(
        coverage,
      )} of the delivery metrics of services in production can be a baseline.`,
    });
  },
});
