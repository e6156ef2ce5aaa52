import {
  sourceWords,
  type ReadinessSchemas,
} from '@groundwork/plugin-readiness-common';
import type { DeliveryReport } from './deliveries';
import { quickCheckLines } from './quickCheckLines';
import { TITLES } from './titles';

type Metric = ReadinessSchemas['DeliveryMetric'];
type Flag = ReadinessSchemas['DeliveryFlag'];
type Metrics = ReadinessSchemas['DeliveryMetrics'];

/** How a report can be written. */
export const formats = ['text', 'markdown', 'json'] as const;

/** See {@link formats}. */
export type Format = (typeof formats)[number];

const METRICS = [
  'deploymentFrequency',
  'leadTime',
  'changeFailRate',
  'recoveryTime',
  'reworkRate',
] as const;
const UNITS: Readonly<Record<Metric['unit'], string>> = {
  'per-week': 'per week',
  hours: 'h',
  percent: '%',
};

/** Writes a report; in every format an unknown number is a reason and never a zero. */
export function printDeliveries(
  report: DeliveryReport,
  format: Format,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case 'markdown':
      return `${markdownLines(report).join('\n')}\n`;
    case 'text':
      return `${textLines(report).join('\n')}\n`;
    default:
      throw new Error(`Unknown format ${format satisfies never}`);
  }
}

function titleOf({ scope, numbers }: DeliveryReport): string {
  const name =
    scope.kind === 'organisation' ? 'all services together' : scope.ref;
  const { fromDay, toDay, days, timeZone } = numbers.window;
  return `Deliveries of ${name}, ${days} days from ${fromDay} to before ${toDay} (${timeZone}), ${numbers.tier}`;
}

function valueOf(metric: Metric): string {
  const unit = UNITS[metric.unit];
  if (metric.atLeast !== undefined) {
    return `at least ${rounded(metric.atLeast)} ${unit}`;
  }
  return metric.value === undefined
    ? 'unknown'
    : `${rounded(metric.value)} ${unit}`;
}

function detailOf(metric: Metric): string {
  if (metric.undefined) {
    return `${metric.undefined.sentence} ${metric.undefined.definedBy}`;
  }
  const { percentiles } = metric;
  const spread = percentiles
    ? `median; p75 ${rounded(percentiles.p75)} h, p90 ${rounded(
        percentiles.p90,
      )} h; `
    : '';
  return `${spread}of ${metric.sampleSize}, ${metric.better} is better`;
}

function rounded(value: number): string {
  return value.toFixed(value >= 100 ? 0 : 1);
}

function rowsOf(metrics: Metrics): readonly (readonly string[])[] {
  return METRICS.map(name => [
    TITLES[name],
    valueOf(metrics[name]),
    detailOf(metrics[name]),
  ]);
}

function sourceLines({ numbers }: DeliveryReport): readonly string[] {
  const { sources, authority } = numbers.quality;
  return [
    ...sources.map(({ source, role, streams: { total, complete } }) => {
      const read = `${complete} of ${total} parts read to the end`;
      return `${sourceWords(source)} ${
        role === 'other' ? 'tells of incidents' : role
      }: ${read}`;
    }),
    ...(authority
      ? [`${sourceWords(authority.source)} counts. ${authority.sentence}`]
      : []),
  ];
}

/** One that stands for all its instances is called by its kind; the silent one is in the message. */
function nameOf({
  kind,
  instance,
}: DeliveryReport['silent'][number]['source']): string {
  return sourceWords(`${kind}:${instance}`);
}

function flagLines({ sentence, incidents = [] }: Flag): readonly string[] {
  return [
    sentence,
    ...incidents.map(
      ({ id, title, url, impactStartedAt, why }) =>
        `“${title}”, ${impactStartedAt.slice(0, 10)}, ${why}: ${url ?? id}`,
    ),
  ];
}

const SERIES: Readonly<
  Record<ReadinessSchemas['SecondaryLeadTime']['series'], string>
> = {
  'per-commit': 'per commit',
  'merge-to-deployment': 'from the merge on',
};

/** Nothing where there is no lead time. */
function secondaryLines({ numbers }: DeliveryReport): readonly string[] {
  return (numbers.secondaryLeadTimes ?? []).map(
    ({ series, sampleSize, medianHours, p75Hours = 0, p90Hours = 0 }) =>
      medianHours === undefined
        ? `${SERIES[series]}: unknown, because there is nothing to count`
        : `${SERIES[series]}: ${rounded(medianHours)} h median; p75 ${rounded(
            p75Hours,
          )} h, p90 ${rounded(p90Hours)} h; of ${sampleSize}`,
  );
}

/** What the configuration counts otherwise, by the number that it changes. */
function conventionLines({
  numbers: { metrics },
}: DeliveryReport): readonly string[] {
  return METRICS.flatMap(name =>
    (metrics[name].conventions ?? []).map(
      sentence => `${TITLES[name]}: ${sentence}`,
    ),
  );
}

function knownLines(report: DeliveryReport): readonly string[] {
  return [
    ...report.silent.map(({ source, reason, message, parts }) => {
      const what = parts > 1 ? `, ${parts} parts` : '';
      return `${nameOf(source)} is silent (${reason.replaceAll(
        '_',
        ' ',
      )}${what}): ${message}`;
    }),
    ...report.unfinished.map(
      ({ source, collector, parts, of }) =>
        `${nameOf(source)} was not read to its end within ${
          report.maxMinutes
        } min: ${parts} of ${of} parts are left (${collector}). Give it more time with --max-minutes.`,
    ),
    ...report.unreadCatalog.map(
      ({ name, reason }) => `The catalog lacks ${name}: ${reason}`,
    ),
    ...conventionLines(report),
    ...report.numbers.quality.flags.flatMap(flagLines),
  ];
}

function textLines(report: DeliveryReport): readonly string[] {
  const rows = rowsOf(report.numbers.metrics);
  const width = (column: number) =>
    Math.max(...rows.map(row => row[column]?.length ?? 0));
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)];
  return [
    titleOf(report),
    '',
    ...rows.map(([title = '', value = '', detail = '']) =>
      `  ${title.padEnd(width(0))}  ${value.padEnd(
        width(1),
      )}  ${detail}`.trimEnd(),
    ),
    ...section(
      'Services',
      (report.services ?? []).map(
        ({ ref, metrics }) =>
          `${ref}: ${rowsOf(metrics)
            .map(([, value]) => value)
            .join(', ')}`,
      ),
    ),
    ...section('Lead time counted otherwise', secondaryLines(report)),
    ...section('Quick Check', quickCheckLines(report)),
    ...section('Sources', sourceLines(report)),
    ...section('To be known', knownLines(report)),
  ];
}

function markdownLines(report: DeliveryReport): readonly string[] {
  const cell = (text: string) => text.replace(/\|/g, '\\|');
  const table = (
    head: readonly string[],
    rows: readonly (readonly string[])[],
  ) => [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => ' --- |').join('')}`,
    ...rows.map(row => `| ${row.map(cell).join(' | ')} |`),
  ];
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : ['', `## ${title}`, '', ...lines.map(line => `- ${line}`)];
  const { services = [] } = report;
  return [
    `# ${titleOf(report)}`,
    '',
    ...table(['metric', 'value', ''], rowsOf(report.numbers.metrics)),
    ...(services.length === 0
      ? []
      : [
          '',
          '## Services',
          '',
          ...table(
            ['service', ...Object.values(TITLES)],
            services.map(({ ref, metrics }) => [
              ref,
              ...rowsOf(metrics).map(([, value = '']) => value),
            ]),
          ),
        ]),
    ...list('Lead time counted otherwise', secondaryLines(report)),
    ...list('Quick Check', quickCheckLines(report)),
    ...list('Sources', sourceLines(report)),
    ...list('To be known', knownLines(report)),
  ];
}
