import type { PipelineClass } from './pipelineClasses';

type Stage = PipelineClass['stages'][number];

/** A row of two pipelines side by side. */
export interface AlignedStage {
  readonly stage: string;
  /** Undefined where the pipeline has no such stage at this place. */
  readonly left?: readonly string[];
  readonly right?: readonly string[];
  /** `steps`: both have the stage and do other things in it. */
  readonly difference: 'none' | 'steps' | 'only-left' | 'only-right';
}

/** Two sequences of stages side by side: as many as possible stand beside one another, each in its order. */
export function alignStages(
  left: readonly Stage[],
  right: readonly Stage[],
): readonly AlignedStage[] {
  const common = commonLengths(left, right);
  const rows: AlignedStage[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [a, b] = [left[i], right[j]];
    if (a && b && a.stage === b.stage) {
      rows.push(besideOneAnother(a, b));
      i += 1;
      j += 1;
    } else if (a && (!b || at(common, i + 1, j) >= at(common, i, j + 1))) {
      rows.push({ stage: a.stage, left: a.steps, difference: 'only-left' });
      i += 1;
    } else if (b) {
      rows.push({ stage: b.stage, right: b.steps, difference: 'only-right' });
      j += 1;
    } else {
      return rows;
    }
  }
}

function besideOneAnother(a: Stage, b: Stage): AlignedStage {
  const isSame =
    a.steps.length === b.steps.length &&
    a.steps.every(step => b.steps.includes(step));
  return {
    stage: a.stage,
    left: a.steps,
    right: b.steps,
    difference: isSame ? 'none' : 'steps',
  };
}

/** How many stages the rests from each pair of places on have in common, in order. */
function commonLengths(
  left: readonly Stage[],
  right: readonly Stage[],
): readonly (readonly number[])[] {
  const rows: number[][] = [new Array(right.length + 1).fill(0)];
  for (let i = left.length - 1; i >= 0; i -= 1) {
    const below = rows[0] ?? [];
    const row: number[] = new Array(right.length + 1).fill(0);
    for (let j = right.length - 1; j >= 0; j -= 1) {
      row[j] =
        left[i]?.stage === right[j]?.stage
          ? (below[j + 1] ?? 0) + 1
          : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
    rows.unshift(row);
  }
  return rows;
}

function at(
  table: readonly (readonly number[])[],
  row: number,
  column: number,
): number {
  return table[row]?.[column] ?? 0;
}
