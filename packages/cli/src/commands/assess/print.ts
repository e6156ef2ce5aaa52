import {
  countWords,
  displayed,
  forecastFoundation,
  whyNoMoves,
  type CheckResult,
  type FoundationForecast,
  type PrerequisiteResult,
  type SignalResult,
} from '@groundwork/plugin-readiness-common';
import type { AssessReport } from './assess';

/** As many as the page shows. */
const MOST_MOVES = 3;

const GATES: Readonly<Record<string, string>> = {
  PASS: 'passes',
  FAIL: 'fails',
  UNDETERMINED: 'undecided',
  NA: 'does not apply',
};

function boundsOf({ score }: PrerequisiteResult): string {
  const { lo, hi } = score.capped;
  const point = score.capped.score;
  const shown =
    point === undefined ? 'no score yet' : `score ${displayed(point)}`;
  return `${displayed(lo)} and ${displayed(hi)} of 100, ${shown}`;
}

function checkLine(check: CheckResult): string {
  const state = check.declared
    ? 'not measured yet'
    : check.state.replace('_', ' ');
  return `${check.title}: **${state}**${
    check.explanation ? `. ${check.explanation}` : ''
  }`;
}

const SIGNAL_STATES: Readonly<Record<SignalResult['state'], string>> = {
  shown: 'seen',
  'not-shown': 'not seen',
  unknown: 'unknown',
};

/** Without a history nobody knows of the day before. */
function signalLine({ title, state, since }: SignalResult): string {
  const when = since
    ? `, ${since.isAtLeast ? 'at least ' : ''}since ${since.day}`
    : '';
  return `${title}: **${SIGNAL_STATES[state]}**${when}`;
}

function prerequisite(result: PrerequisiteResult): readonly string[] {
  const vetoes = result.vetoes.filter(({ state }) => state === 'fired');
  const unknown = 100 - displayed(result.score.confidence * 100);
  return [
    '',
    `## ${result.id} ${result.title}: ${
      GATES[result.decision.gate] ?? result.decision.gate
    }`,
    '',
    `Between ${boundsOf(result)}; ${
      result.gateLine
    } is needed, ${unknown} % is unknown.`,
    ...vetoes.map(({ title }) => `Veto: ${title}.`),
    '',
    ...result.checks.map(check => `- ${checkLine(check)}`),
  ];
}

/** Why there is nothing to repair, which is no praise while hardly anything was measured. */
function noMoves(prerequisites: readonly PrerequisiteResult[]): string {
  const why = whyNoMoves(prerequisites);
  switch (why.because) {
    case 'nothing-measured':
      return 'No check of a prerequisite could be measured yet, so nobody knows what to repair.';
    case 'nothing-fails':
      return 'No check that could be measured fails.';
    case 'gates-open':
      return `${countWords(why.failing, 'check')} ${
        why.failing === 1 ? 'fails' : 'fail'
      }, where the prerequisite passes all the same: nothing waits for the repair.`;
    default:
      return neverWhy(why);
  }
}

function neverWhy(why: never): never {
  throw new Error(`Unknown reason ${JSON.stringify(why)}`);
}

/** What to do next, with what it gains and costs; else why there is nothing to do. */
function moves({
  plan,
  prerequisites,
}: Pick<
  AssessReport['assessment'],
  'plan' | 'prerequisites'
>): readonly string[] {
  const undecided = new Set(
    prerequisites
      .filter(({ decision }) => decision.gate === 'UNDETERMINED')
      .map(({ id }) => id),
  );
  const lines = plan.moves
    .slice(0, MOST_MOVES)
    .map(({ summary, effort, gain, prerequisite: id, vetoes }) => {
      const open = undecided.has(id) ? ', which is undecided' : '';
      const lift = `up to ${countWords(
        Math.floor(gain),
        'point',
      )} in ${id}${open}`;
      const many = vetoes.length === 1 ? 'a veto' : `${vetoes.length} vetoes`;
      const clears = vetoes.length > 0 ? `clears ${many}, ` : '';
      return `- ${summary} (${clears}${lift}; ${effort} effort)`;
    });
  const forecast = forecastFoundation(
    prerequisites.map(({ id, decision, score }) => ({
      ...{ id, gate: decision.gate, lo: score.displayed.lo },
    })),
    [],
  );
  return [
    ...['', '## Next moves', ''],
    ...(lines.length > 0
      ? [...lines, ...elsewhere(forecast)]
      : [noMoves(prerequisites)]),
  ];
}

/** One run knows no pace: it has no history. */
function elsewhere(
  forecast: FoundationForecast | undefined,
): readonly string[] {
  if (!forecast) return [];
  const { lo, hi } = forecast.elsewhere;
  return ['', `Elsewhere, foundation work took ${lo} to ${hi} months.`];
}

const SIZE_FROM = {
  declared: 'as declared',
  catalog: "counted in the catalog's groups",
} as const;

function sizeWords({
  engineers,
  isLowerBound,
  from,
}: AssessReport['assessment']['size']): string {
  if (from === 'unknown' || engineers === undefined)
    return 'the number of engineers is not known';
  const least = isLowerBound ? 'at least ' : '';
  return `${least}${engineers} engineers, ${SIZE_FROM[from]}`;
}

/** What could not be read, by whom it was asked of; whatever rests on it is unknown in the report. */
function unreadLines({
  unread,
  unreadCatalog,
}: AssessReport): readonly string[] {
  const lines = [
    ...unread.map(
      ({ source, reason, message, looks }) =>
        `- ${source}: **${reason.replaceAll(
          '_',
          ' ',
        )}**. ${message} (${countWords(looks, 'look')} failed)`,
    ),
    ...unreadCatalog.map(
      ({ name, reason }) => `- What ${name} holds of the catalog: ${reason}`,
    ),
  ];
  return lines.length > 0
    ? [
        '',
        '## What could not be read',
        '',
        'What rests on this is unknown above; `npm run doctor` says what to do.',
        '',
        ...lines,
      ]
    : [];
}

/** The assessment for programs, and beside it what could not be read. */
export function printJson({
  assessment,
  unread,
  unreadCatalog,
}: AssessReport): string {
  return `${JSON.stringify(
    { ...assessment, unread: { sources: unread, catalog: unreadCatalog } },
    undefined,
    2,
  )}\n`;
}

/** What would decide the verdict, with the lines to copy where somebody has to say it. */
function lookLines({
  title,
  effort,
  declare,
}: AssessReport['assessment']['verdict']['looks'][number]): readonly string[] {
  const says = `- To decide: ${title} (${effort} effort).`;
  if (!declare) return [says];
  const lines = declare.yaml.trimEnd().split('\n');
  return [
    `${says} Write this into ${declare.into}:`,
    '',
    ...['```yaml', ...lines, '```'].map(line => `  ${line}`),
    '',
  ];
}

/** The report as Markdown, which a terminal shows as it is. */
export function printAssessment(report: AssessReport): string {
  const { assessment, collectors } = report;
  const { verdict, standard, asOf, prerequisites, context, size } = assessment;
  return [
    `# ${verdict.sentence}`,
    '',
    verdict.certain
      ? 'This is certain: nothing that is still unknown can change it.'
      : `Not certain: it may still be ${verdict.possible.join(', ')}.`,
    ...verdict.reasons.map(({ sentence }) => `- ${sentence}`),
    ...verdict.looks.flatMap(lookLines),
    ...moves(assessment),
    ...prerequisites.flatMap(prerequisite),
    '',
    '## Signals',
    '',
    ...assessment.signals.map(signal => `- ${signalLine(signal)}`),
    '',
    '## Beside the score',
    '',
    ...context.map(check => `- ${checkLine(check)}`),
    '',
    '## Where this comes from',
    '',
    `Standard ${standard.id} ${standard.version}, as of ${asOf}.`,
    `Size: ${sizeWords(size)}.`,
    ...collectors.map(
      run =>
        `- ${run.collector}: ${run.observed} observed, ${run.absent} absent, ${run.failed} failed`,
    ),
    ...unreadLines(report),
    '',
  ].join('\n');
}
