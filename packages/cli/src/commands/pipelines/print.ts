import type { PipelinesReport, RepositoryRow } from './report';

function line(row: RepositoryRow): string {
  const where =
    row.unknown === undefined
      ? `${row.class}, ${row.family}`
      : `unknown: ${row.unknown}`;
  const details = [
    row.slice.length > 0 ? `  slice   ${row.slice.join(', ')}` : undefined,
    row.stages.length > 0 ? `  stages  ${row.stages.join(' > ')}` : undefined,
    row.opaque.length > 0 ? `  opaque  ${row.opaque.join(', ')}` : undefined,
    row.catalogProblem
      ? `  owner   unknown: ${row.catalogProblem.path} could not be read`
      : undefined,
  ];
  return [
    `${row.name}  [${row.engine ?? 'no CI'}]  ${where}`,
    ...details.filter(detail => detail !== undefined),
  ].join('\n');
}

function figure(value: number | null, digits: number): string {
  return value === null
    ? 'unknown: no pipeline could be read'
    : value.toFixed(digits);
}

/** The report as text for a terminal. */
export function printReport({
  repositories,
  organisation,
}: PipelinesReport): string {
  const read = repositories.filter(row => row.unknown === undefined).length;
  const unread = repositories.filter(row => row.catalogProblem).length;
  return [
    ...repositories.map(line),
    '',
    `${read} of ${repositories.length} pipelines read`,
    ...(unread > 0
      ? [
          `${unread} of ${repositories.length} repositories have a catalog file that could not be read, and count as a service and a team of their own unless pipelines.yaml says otherwise`,
        ]
      : []),
    `dominance            ${figure(organisation.dominance, 2)}`,
    `effective pipelines  ${figure(organisation.effectivePipelines, 2)}`,
    `newcomer surprise    ${figure(organisation.newcomerSurprise, 2)}`,
    `by reference         ${figure(organisation.byReferenceShare, 2)}`,
  ].join('\n');
}

/** One line per catalog file that could not be read, with its path in the folder of checkouts and the reason. */
export function warningsOf({
  repositories,
}: PipelinesReport): readonly string[] {
  return repositories.flatMap(({ name, catalogProblem }) =>
    catalogProblem
      ? [`! ${name}/${catalogProblem.path}: ${catalogProblem.reason}`]
      : [],
  );
}
