import type { Range } from '../index';
import type { ClassRow } from './classRows';
import { collapsed, sideBySide } from './collapse';
import type { PipelinesReport, RepositoryRow } from './report';

/** Classes that are set beside the largest one; the rest is in the JSON. */
const COMPARED = 3;
/** Lines of a comparison, after which it no longer helps. */
const LONGEST = 30;

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

const repositoriesOf = (number: number) =>
  count(number, 'repository', 'repositories');

/** The verdict in one sentence. */
function verdict({
  repositories,
  classes,
  organisation,
}: PipelinesReport): string {
  const read = repositories.filter(row => row.unknown === undefined).length;
  const unread = repositories.length - read;
  if (read === 0)
    return 'No pipeline could be read, so nothing can be said of how alike they are.';
  if (organisation.dominance === null)
    return `Only ${read} of ${repositories.length} pipelines could be read: too few to say how alike they are.`;
  const rest =
    unread === 0 ? '' : ` The pipelines of ${unread} more are unknown.`;
  const [largest] = classes;
  if (classes.length === 1 || !largest)
    return read === 1
      ? `One repository delivers; there is nothing to compare it with.${rest}`
      : `All ${read} repositories that were read deliver the same way.${rest}`;
  if (largest.members.length === 1)
    return `Every one of ${read} repositories delivers in a way of its own.${rest}`;
  return `${read} repositories deliver in ${classes.length} different ways; the most common one, ${largest.name}, covers ${largest.members.length} of them.${rest}`;
}

function classLines(row: ClassRow): readonly string[] {
  return [
    `${row.name}  (${row.id}, ${repositoriesOf(row.members.length)}, ${
      row.byReference ? 'by reference' : 'by copy or alone'
    })`,
    `  members  ${row.members.join(', ')}`,
    `  stages   ${collapsed(row.stages).join(' > ') || 'not known'}`,
    ...(row.isChain
      ? ['  caution  its members are alike only through others in between']
      : []),
  ];
}

function comparison(first: ClassRow, second: ClassRow): readonly string[] {
  const lines = sideBySide(collapsed(first.stages), collapsed(second.stages));
  const shown = lines.slice(0, LONGEST);
  const width = Math.max(
    first.name.length,
    ...shown.map(([left]) => left.length),
  );
  const line = (left: string, right: string, mark: string) =>
    `  ${left.padEnd(width)}  ${mark} ${right}`.trimEnd();
  return [
    line(first.name, second.name, '|'),
    ...shown.map(([left, right]) =>
      line(left, right, left === right ? '=' : '|'),
    ),
    ...(lines.length > LONGEST
      ? [`  … ${lines.length - LONGEST} more lines`]
      : []),
  ];
}

function differences(classes: readonly ClassRow[]): readonly string[] {
  const [first, ...others] = classes;
  const alike = others.filter(
    ({ archetype }) => archetype === first?.archetype,
  );
  return first === undefined
    ? []
    : alike
        .slice(0, COMPARED)
        .flatMap(other => [...comparison(first, other), '']);
}

function details(row: RepositoryRow): readonly string[] {
  return [
    `${row.name}  [${row.engine ?? 'no CI'}]  ${row.class ?? 'unknown'}`,
    ...(row.slice.length > 0 ? [`  slice    ${row.slice.join(', ')}`] : []),
    ...(row.basis
      ? [
          `  basis    ${row.basis}, confidence ${(row.confidence ?? 0).toFixed(
            2,
          )}`,
        ]
      : []),
    ...(row.opaque.length > 0 ? [`  opaque   ${row.opaque.join(', ')}`] : []),
    ...(row.catalogProblem
      ? [`  owner    unknown: ${row.catalogProblem.path} could not be read`]
      : []),
  ];
}

/** The reason without the file that it is about, so that the same reason is told once. */
function plainReason(reason: string): string {
  return reason.replace(/^\S+\.?\w*: (?=\S)/, '');
}

function unknowns(rows: readonly RepositoryRow[]): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { name, unknown } of rows) {
    if (unknown === undefined) continue;
    const reason = plainReason(unknown);
    byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  }
  return [...byReason].flatMap(([reason, names]) => [
    `${reason}  (${repositoriesOf(names.length)})`,
    `  ${names.join(', ')}`,
  ]);
}

function figure(value: number | null, range: Range | undefined): string {
  const between =
    range && range.hi - range.lo > 0.005
      ? `between ${range.lo.toFixed(2)} and ${range.hi.toFixed(2)}`
      : undefined;
  const single =
    value === null
      ? 'unknown: less than half of the pipelines could be read'
      : value.toFixed(2);
  return between === undefined ? single : `${single}, ${between}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? []
    : ['', title, '-'.repeat(title.length), ...lines];
}

/** The report as text for a terminal. */
export function printReport(report: PipelinesReport): string {
  const { repositories, classes, organisation } = report;
  const { bounds } = organisation;
  const unread = repositories.filter(row => row.catalogProblem).length;
  return [
    verdict(report),
    ...section('Ways to deliver', classes.flatMap(classLines)),
    ...section('Where they differ', differences(classes)),
    ...section('Unknown', unknowns(repositories)),
    ...section('Repositories', repositories.flatMap(details)),
    ...section('Numbers', [
      `${Math.round(organisation.coverage * repositories.length)} of ${
        repositories.length
      } pipelines read`,
      ...(unread > 0
        ? [
            `${unread} of ${repositories.length} repositories have a catalog file that could not be read, and count as a service and a team of their own unless pipelines.yaml says otherwise`,
          ]
        : []),
      `dominance            ${figure(
        organisation.dominance,
        bounds?.dominance,
      )}  (1 is best: every team delivers the same way)`,
      `effective pipelines  ${figure(
        organisation.effectivePipelines,
        bounds?.effectivePipelines,
      )}  (1 is best)`,
      `newcomer surprise    ${figure(
        organisation.newcomerSurprise,
        bounds?.newcomerSurprise,
      )}  (0 is best: changing team changes nothing)`,
      `by reference         ${figure(
        organisation.byReferenceShare,
        bounds?.byReferenceShare,
      )}  (1 is best: no pipeline is a copy)`,
    ]),
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
