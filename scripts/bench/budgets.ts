import type { Budget, Sample } from './bench';
import type { Measured, Rounds } from './interleave';
import { bandOf, ratioBand, type Band } from './statistics';

/** Against its budget: the median decides, and a band that reaches beyond is said. */
export type Standing = 'none' | 'holds' | 'edge' | 'exceeded' | 'unmeasured';

/** One row of the table. */
export interface Row {
  readonly what: string;
  readonly unit: Sample['unit'];
  readonly how: string;
  readonly ours: Band;
  readonly plain?: Band;
  readonly ratio?: Band;
  readonly budget?: Budget;
  readonly standing: Standing;
}

function valuesOf(rounds: Rounds, what: string): readonly number[] {
  return rounds.flatMap(samples =>
    samples.filter(sample => sample.what === what).map(({ value }) => value),
  );
}

/** How a figure stands; `unmeasured` is a ratio without a plain app, which is neither held nor exceeded. */
export function standingOf(
  budget: Budget | undefined,
  ours: Band,
  ratio: Band | undefined,
): Standing {
  if (!budget) return 'none';
  const band = budget.of === 'ratio' ? ratio : ours;
  if (!band) return 'unmeasured';
  if (band.median > budget.atMost) return 'exceeded';
  return band.highest > budget.atMost ? 'edge' : 'holds';
}

/** A row for each figure of ours, in the order in which they first came. */
export function rowsOf({ ours, plain }: Measured): readonly Row[] {
  const figures = new Map<string, Sample>();
  for (const sample of ours.flat())
    if (!figures.has(sample.what)) figures.set(sample.what, sample);
  return [...figures.values()].map(({ what, unit, how, budget }) => {
    const values = valuesOf(ours, what);
    const beside = plain ? valuesOf(plain, what) : [];
    const band = bandOf(values);
    const ratio = ratioBand(values, beside);
    return {
      ...{ what, unit, how, ours: band },
      ...(beside.length > 0 && { plain: bandOf(beside) }),
      ...(ratio && { ratio }),
      ...(budget && { budget }),
      standing: standingOf(budget, band, ratio),
    };
  });
}
