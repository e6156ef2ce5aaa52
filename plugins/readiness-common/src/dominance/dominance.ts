import { clamp } from '../numbers';

/** How much one answer prevails in a population (docs/explanation/how-the-score-works.md, "Dominance"). */
export interface Dominance {
  /** D: the largest share. */
  readonly dominance: number;
  /** E = 1 / Σ p²: how many equally common answers the population behaves like. */
  readonly effective: number;
  /** 1 − Σ p²: the chance that changing team means another answer. */
  readonly surprise: number;
  /** λ = Σ p²: the chance that two teams share the answer. */
  readonly concentration: number;
  readonly largest: string;
}

/** Weights by answer, e.g. teams by secrets backend. A team that is split adds a part to each. */
export type Weights = ReadonlyMap<string, number>;

/** Adds each unit's weight to its answers; a tie between answers splits the unit equally. */
export function weigh(
  units: readonly {
    readonly answers: readonly string[];
    readonly weight?: number;
  }[],
): Weights {
  const weights = new Map<string, number>();
  for (const { answers, weight = 1 } of units) {
    for (const answer of answers) {
      weights.set(answer, (weights.get(answer) ?? 0) + weight / answers.length);
    }
  }
  return weights;
}

/** The most frequent values of a list; several when they tie. */
export function modes(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts]
    .filter(([, count]) => count === most)
    .map(([value]) => value)
    .sort();
}

/** Dominance of a weighted population; undefined when it is empty. */
export function dominanceOf(weights: Weights): Dominance | undefined {
  const entries = [...weights].sort(([a], [b]) => (a < b ? -1 : 1));
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  if (total <= 0) {
    return undefined;
  }
  let concentration = 0;
  let dominance = 0;
  let largest = '';
  for (const [answer, weight] of entries) {
    const share = weight / total;
    concentration += share * share;
    if (share > dominance) {
      dominance = share;
      largest = answer;
    }
  }
  return {
    dominance: clamp(dominance, 0, 1),
    effective: 1 / concentration,
    surprise: Math.max(0, 1 - concentration),
    concentration,
    largest,
  };
}
