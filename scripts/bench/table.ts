import { cpus, release, totalmem, type } from 'node:os';
import type { Figure } from './bench';

/** The figures of one bench, ours and, when it was measured too, the plain app's. */
export interface Measured {
  readonly ours: readonly Figure[];
  readonly plain?: readonly Figure[];
  readonly maxRatio?: number;
}

/** Where the figures come from: without it they say nothing. */
export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} x ${
    first?.model.trim() ?? 'unknown processor'
  }, ${memory} GB, ${type()} ${release()}, Node ${process.version}`;
}

export function table(measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ ours, plain, maxRatio }) =>
    ours.map(figure => {
      const beside = plain?.find(({ what }) => what === figure.what);
      const ratio =
        beside && beside.value > 0 ? figure.value / beside.value : undefined;
      return [
        figure.what,
        amount(figure),
        beside ? amount(beside) : '',
        ratio === undefined ? '' : ratio.toFixed(2),
        figure.budget ?? (maxRatio === undefined ? '' : `at most ${maxRatio}`),
        figure.how,
      ];
    }),
  );
  const head = ['what', 'groundwork', 'plain', 'ratio', 'budget', 'how'];
  const all = [head, head.map(() => '---'), ...rows];
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

function amount({ value, unit }: Figure): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`;
}
