import {
  CheckRegistry,
  Inventory,
  Judged,
  JudgedMemory,
  StandardCheck,
} from '@groundwork/plugin-readiness-common';

/** Ages of evidence move results too, but slowly: a result is remembered no longer than this. */
const LONGEST_MS = 900_000;

/** What a judgement depends on beside its check. */
export interface Situation {
  readonly asOf: Date;
  readonly inventory: Inventory;
  readonly checks: CheckRegistry;
  /** Changes whenever an answer of the kind changes, whichever replica collected it. */
  readonly versionOf: (kindId: string) => number;
}

interface Remembered {
  readonly judged: Judged;
  readonly atMs: number;
  readonly inventory: Inventory;
  readonly evidence: string;
}

/**
 * How each line of a standard was judged last, so that new evidence of one kind costs only the checks that require it.
 * A judgement holds while the evidence that its check requires, the inventory and the clock's quarter hour are the same.
 */
export class OrganisationMemory {
  readonly #judged = new Map<StandardCheck, Remembered>();

  in(situation: Situation): JudgedMemory {
    const { asOf, inventory } = situation;
    return {
      get: line => {
        const known = this.#judged.get(line);
        return known &&
          known.inventory === inventory &&
          asOf.getTime() >= known.atMs &&
          asOf.getTime() - known.atMs < LONGEST_MS &&
          known.evidence === evidenceOf(line, situation)
          ? known.judged
          : undefined;
      },
      put: (line, judged) =>
        this.#judged.set(line, {
          judged,
          atMs: asOf.getTime(),
          inventory,
          evidence: evidenceOf(line, situation),
        }),
    };
  }
}

/** Versions of the kinds that a line's check requires. */
function evidenceOf(
  line: StandardCheck,
  { checks, versionOf }: Situation,
): string {
  const required = Object.values(checks.get(line.check)?.requires ?? {});
  return required
    .map(item => ('kind' in item ? item.kind.id : item.id))
    .map(kindId => `${kindId} ${versionOf(kindId)}`)
    .join(', ');
}
