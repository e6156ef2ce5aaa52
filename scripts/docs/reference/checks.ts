import {
  checks,
  standards,
} from '@groundwork/plugin-readiness-backend-module-checks';
import {
  checksOf,
  type Check,
  type Curve,
  type Grading,
  type Requirement,
  type StandardCheck,
  type VetoRule,
} from '@groundwork/plugin-readiness-common';
import { anchor, bullets, code, page, paragraph, table } from './markdown';

interface Line {
  readonly standard: string;
  readonly place: string;
  readonly line: StandardCheck;
  readonly vetoes: readonly VetoRule[];
}

const lines: readonly Line[] = standards.flatMap((standard): Line[] =>
  standard.scope === 'organisation'
    ? [
        ...standard.prerequisites.flatMap(({ id, title, checks: of, vetoes }) =>
          of.map(line => ({
            standard: standard.title,
            place: `${id} ${title}`,
            line,
            vetoes: vetoes.filter(({ check }) => check === line.check),
          })),
        ),
        ...standard.context.map(line => ({
          standard: standard.title,
          place: 'context',
          line,
          vetoes: [],
        })),
      ]
    : standard.levels.flatMap(({ level, title, checks: of }) =>
        of.map(line => ({
          standard: standard.title,
          place: `level ${level} ${title}`,
          line,
          vetoes: [],
        })),
      ),
);

function curveInWords(curve: Curve): string {
  switch (curve.shape) {
    case 'linear':
      return curve.zeroAt === 0 && curve.oneAt === 1
        ? 'as measured'
        : `0 at ${curve.zeroAt}, 1 at ${curve.oneAt}`;
    case 'logarithmic':
      return `0 at ${curve.zeroAt}, 1 at ${curve.oneAt}, straight in the logarithm`;
    case 'piecewise':
      return curve.points.map(([value, s]) => `${s} at ${value}`).join(', ');
    default:
      throw new Error(`unknown curve ${JSON.stringify(curve satisfies never)}`);
  }
}

function gradingInWords({ parts, timesOneMinus }: Grading): string {
  const words = parts.map(
    ({ quantity, curve, share }) =>
      `${quantity ? code(quantity) : 'value'}: ${curveInWords(curve)}${
        share === undefined ? '' : ` (share ${share})`
      }`,
  );
  return `${words.join('; ')}${
    timesOneMinus ? `; times one minus ${code(timesOneMinus)}` : ''
  }`;
}

const vetoInWords = ({ title, quantity, fires, limit }: VetoRule): string =>
  `${title}: ${quantity ? code(quantity) : 'value'} ${
    fires === 'at-least' ? 'at least' : 'above'
  } ${limit}`;

function requirementInWords(given: Requirement): string {
  switch (given.need) {
    case 'present':
      return '';
    case 'or-absent':
      return ', its absence too';
    case 'everywhere':
      return ', of every subject that has it';
    default:
      throw new Error(`unknown need ${JSON.stringify(given satisfies never)}`);
  }
}

const evidenceLink = ({ id, title }: { id: string; title: string }): string =>
  `[${code(id)}](evidence.md#${anchor(id)}) (${title
    .charAt(0)
    .toLowerCase()}${title.slice(1)})`;

const readsOf = (check: Check): readonly string[] =>
  check.scope === 'organisation'
    ? Object.values(check.requires).map(evidenceLink)
    : Object.values(check.requires).map(
        required =>
          `${evidenceLink(required.kind)}${requirementInWords(required)}`,
      );

function subjectOf(check: Check): string {
  if (check.scope === 'organisation') return 'the organisation';
  const { kind, ...filter } = check.appliesTo;
  const rest = Object.entries(filter).map(
    ([name, values]) => `${name} ${[values].flat().join(' or ')}`,
  );
  return [kind, ...rest].join(', ');
}

function lineInWords({ standard, place, line, vetoes }: Line): string {
  const settings = line.settings ?? {};
  return [
    `${standard}, ${place}: ${
      line.informative ? 'shown, in no sum' : `weight ${line.weight}`
    }`,
    line.grading ? `graded ${gradingInWords(line.grading)}` : 'not graded',
    ...(line.minimumPopulation === undefined
      ? []
      : [`full confidence from ${line.minimumPopulation} read subjects`]),
    ...Object.entries(settings).map(
      ([name, value]) => `${code(name)} = ${code(JSON.stringify(value))}`,
    ),
    ...vetoes.map(veto => `veto: ${vetoInWords(veto)}`),
  ].join('; ');
}

function settingsOf(check: Check): string {
  const defaults = Object.entries(Object(check.parseSettings({})));
  return defaults.length === 0
    ? ''
    : `Settings and their defaults: ${defaults
        .map(([name, value]) => `${code(name)} ${code(JSON.stringify(value))}`)
        .join(', ')}.`;
}

function sectionOf(check: Check): readonly string[] {
  const { id, title, failureTitle, why, remediation, unit } = check;
  const named = lines.filter(({ line }) => line.check === id);
  return [
    `## ${id}`,
    paragraph(`**${title}.** Otherwise: ${failureTitle}. ${why}`),
    bullets([
      `Judges ${subjectOf(check)}; measured as ${code(unit)}`,
      `Reads ${readsOf(check).join(', ')}`,
      ...named.map(lineInWords),
      ...named.flatMap(({ line }) =>
        line.because === undefined
          ? []
          : [`Why that line is fair: ${line.because}`],
      ),
      `Repair (${remediation.effort} effort): ${remediation.summary} [How to](../${remediation.href}.md)`,
    ]),
    paragraph(settingsOf(check)),
  ];
}

const declared = standards.flatMap(standard =>
  checksOf(standard)
    .filter(({ check }) => !checks.some(({ id }) => id === check))
    .map(({ check, title, weight, look }) => [
      code(check),
      title,
      weight === 0 ? 'shown' : String(weight),
      `${look.title} (${look.effort} effort)`,
    ]),
);

/** Every check with what it reads, its lines in the standards and its repair. */
export const checksPage = (): string =>
  page([
    '# Checks',
    paragraph(
      'What the readiness assessment judges. Written by `yarn reference` from the checks and standards themselves. How a value becomes a score is told in [How the score works](../explanation/how-the-score-works.md).',
    ),
    table(
      ['Check', 'Claim', 'Of'],
      [...checks]
        .sort((a, b) => a.id.localeCompare(b.id))
        .map(check => [
          `[${code(check.id)}](#${anchor(check.id)})`,
          check.title,
          subjectOf(check),
        ]),
    ),
    ...[...checks].sort((a, b) => a.id.localeCompare(b.id)).flatMap(sectionOf),
    ...(declared.length === 0
      ? []
      : [
          '## Declared, not measured yet',
          paragraph(
            'A standard names these lines, and no check measures them yet. They are unknown: they widen the bounds of a score and never count as passed or failed.',
          ),
          table(
            ['Check', 'Claim', 'Weight', 'What would measure it'],
            declared,
          ),
        ]),
  ]);
