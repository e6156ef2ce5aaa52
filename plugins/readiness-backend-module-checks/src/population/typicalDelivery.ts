/** A delivery metric of the typical service in production, with everything that the unknown ones may be. */
import {
  between,
  countWords,
  exactly,
  measured,
  notApplicable,
  productionComponents,
  unknown,
  type DeliveryMetricName,
  type Finding,
  type Inventory,
  type MeasuredDeliveries,
  type Measurement,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import {
  judgeMetric,
  metricTitles,
  type BaselineSettings,
} from '../judgements/deliveryMetric';

/** What is known of a metric of one service. */
type Known =
  | { readonly state: 'known'; readonly value: number }
  | { readonly state: 'open'; readonly why: string }
  | { readonly state: 'not-applicable' };

/** Keeps a value that is good enough to be compared with itself later; any other may as well be another. */
export function knownOf(
  name: DeliveryMetricName,
  of: MeasuredDeliveries,
  by: BaselineSettings,
): Known {
  const judgement = judgeMetric(name, of, by);
  const { value } = of.metrics[name];
  switch (judgement.state) {
    case 'not-applicable':
      return { state: 'not-applicable' };
    case 'valid':
      return value === undefined
        ? { state: 'open', why: 'it has no value' }
        : { state: 'known', value };
    case 'invalid':
    case 'unknown':
      return { state: 'open', why: judgement.missing };
    default:
      return neverState(judgement);
  }
}

interface Service {
  readonly ref: string;
  readonly name: string;
  readonly team: string | undefined;
  readonly evidenceId: string | undefined;
  readonly known: Known;
}

function fromReading(reading: Reading<Known> | undefined): Known {
  switch (reading?.state) {
    case 'read':
      return reading.value;
    case 'absent':
      return { state: 'open', why: 'no source tells of its deployments' };
    default:
      return {
        state: 'open',
        why: `its deliveries are not known (${
          reading?.detail ??
          reading?.reason.replace(/_/g, ' ') ??
          'nobody looked'
        })`,
      };
  }
}

const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Where the median lies whatever the unknown services have; undefined where it may lie anywhere. Services to which a metric
 * turns out not to apply are among what may be.
 */
export function medianOverCompletions(
  values: readonly number[],
  open: number,
): Range | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const all = sorted.length + open;
  const [low, high] = [Math.floor((all - 1) / 2), Math.ceil((all - 1) / 2)];
  if (open === 0)
    return all === 0
      ? undefined
      : exactly(average(sorted.slice(low, high + 1)));
  // All of them below, or all of them above, every value that is known.
  const [lo, hi] = [sorted[low - open], sorted[high]];
  return lo === undefined || hi === undefined ? undefined : between(lo, hi);
}

/** What a metric is told with. */
interface Told {
  readonly metric: DeliveryMetricName;
  readonly better: 'lower' | 'higher';
  /** What the value is multiplied with to be in the unit of the check. */
  readonly scale?: number;
  /** The value in a sentence: `30 hours`. */
  readonly inWords: (value: number) => string;
}

function findingsOf(
  services: readonly Service[],
  { metric }: Told,
): readonly Finding[] {
  return services.flatMap(({ ref, team, evidenceId, known }): Finding[] =>
    known.state === 'open'
      ? [
          {
            message: `${metricTitles[metric]} is not known: ${known.why}.`,
            subjectRef: ref,
            ...(team === undefined ? {} : { team }),
            ...(evidenceId === undefined ? {} : { evidenceId }),
          },
        ]
      : [],
  );
}

function explain(
  value: Range,
  { known, open }: { readonly known: number; readonly open: number },
  { metric, inWords }: Told,
): string {
  const [lo, hi] = [inWords(value.lo), inWords(value.hi)];
  return `${metricTitles[metric]} of the typical service in production: ${
    lo === hi ? lo : `between ${lo} and ${hi}`
  } (the median of ${countWords(known, 'service')}${
    open === 0
      ? ''
      : `; ${countWords(
          open,
          'service',
        )} whose value is unknown may lie anywhere`
  }).`;
}

/** The services in production that deploy by themselves; a library reaches production inside of something else. */
function servicesOf(
  readings: readonly Reading<Known>[],
  inventory: Inventory,
  types: readonly string[],
): readonly Service[] {
  const byRef = new Map(
    readings.map(reading => [reading.subject.ref, reading]),
  );
  return productionComponents(inventory)
    .filter(({ type }) => types.includes(type))
    .map(({ ref, name, team }) => {
      const reading = byRef.get(ref);
      return {
        ref,
        name,
        team,
        evidenceId: reading?.evidenceId,
        known: fromReading(reading),
      };
    });
}

/** Measures a metric of the typical service. Where half of the services are unknown, so is the typical one. */
export function typicalDelivery(
  readings: readonly Reading<Known>[],
  { inventory, types }: { inventory: Inventory; types: readonly string[] },
  told: Told,
): Measurement {
  const services = servicesOf(readings, inventory, types);
  const scale = told.scale ?? 1;
  const values = services
    .flatMap(({ ref, name, known }) =>
      known.state === 'known'
        ? [{ label: name, subjectRef: ref, value: known.value * scale }]
        : [],
    )
    .sort((a, b) =>
      told.better === 'lower' ? b.value - a.value : a.value - b.value,
    );
  const open = services.filter(({ known }) => known.state === 'open').length;
  const findings = findingsOf(services, told);
  if (values.length + open === 0)
    return notApplicable(
      `${metricTitles[told.metric]} applies to no service in production.`,
    );
  const range = medianOverCompletions(
    values.map(({ value }) => value),
    open,
  );
  if (!range)
    return unknown(
      `${metricTitles[told.metric]} is known of ${
        values.length
      } of ${countWords(
        values.length + open,
        'service',
      )}; that of the typical one may be anything.`,
      findings,
    );
  return measured(range, {
    population: {
      read: values.length,
      expected: values.length + open,
      unit: 'service',
    },
    parts: values,
    findings,
    explanation: explain(range, { known: values.length, open }, told),
  });
}

function neverState(judgement: never): never {
  throw new Error(`Unknown judgement ${JSON.stringify(judgement)}`);
}
