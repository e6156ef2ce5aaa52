import { cpus, loadavg, release, totalmem, type } from 'node:os';
import type { Row, Standing } from './budgets';
import type { Band } from './statistics';

/** Where the figures come from: without it they say nothing. */
export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} x ${
    first?.model.trim() ?? 'unknown processor'
  }, ${memory} GB, ${type()} ${release()}, Node ${process.version}, load ${(
    loadavg()[0] ?? 0
  ).toFixed(1)}`;
}

const MARKS: Readonly<Record<Standing, string>> = {
  none: '',
  holds: '✓',
  edge: '~ at its edge',
  exceeded: '✗ EXCEEDED',
  unmeasured: '? no plain app',
};

/** Medians with the lowest and the highest round behind them, and a mark at each budget. */
export function table(rows: readonly Row[]): string {
  const head = ['what', 'groundwork', 'plain', 'ratio', 'budget', '', 'how'];
  const cells = rows.map(row => [
    row.what,
    amount(row.ours, row.unit),
    row.plain ? amount(row.plain, row.unit) : '',
    row.ratio ? band(row.ratio, 2) : '',
    budgetOf(row),
    MARKS[row.standing],
    row.how,
  ]);
  const all = [head, head.map(() => '---'), ...cells];
  const widths = head.map((_, column) =>
    Math.max(...all.map(row => row[column]?.length ?? 0)),
  );
  return all
    .map(
      row =>
        `| ${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join(' | ')} |`,
    )
    .join('\n');
}

/** What the table says of budgets, for whoever reads its end only. */
export function conclusion(rows: readonly Row[]): string {
  const of = (standing: Standing) =>
    rows.filter(row => row.standing === standing);
  const name = ({ what, ours, unit, ratio, budget }: Row) =>
    `  ✗ ${what}: ${
      budget?.of === 'ratio' && ratio
        ? `${ratio.median.toFixed(2)} times the plain app`
        : `${figure(ours.median)} ${unit}`
    }, at most ${budget?.atMost}`;
  const exceeded = of('exceeded');
  const counts = [
    `${of('holds').length} held`,
    `${of('edge').length} held by the median and not in every round`,
    `${exceeded.length} exceeded`,
    `${
      of('unmeasured').length
    } without a plain app to compare with (--baseline DIR)`,
  ];
  return [`Budgets: ${counts.join(', ')}.`, ...exceeded.map(name)].join('\n');
}

function budgetOf({ budget, unit }: Row): string {
  if (!budget) return '';
  return budget.of === 'ratio'
    ? `at most ${budget.atMost} times plain`
    : `at most ${budget.atMost} ${unit}`;
}

function amount(of: Band, unit: Row['unit']) {
  return `${band(of, unit === 'times' ? 2 : digitsOf(of.median))} ${unit}`;
}

function band({ median, lowest, highest, rounds }: Band, digits: number) {
  const shown = median.toFixed(digits);
  return rounds > 1
    ? `${shown} [${lowest.toFixed(digits)} to ${highest.toFixed(digits)}]`
    : shown;
}

function figure(value: number) {
  return value.toFixed(digitsOf(value));
}

function digitsOf(value: number): number {
  return value < 100 ? 1 : 0;
}
