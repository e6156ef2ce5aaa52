import { declaration, Declarations, organisation } from '../evidence';
import { Inventory } from '../inventory';
import { VerdictRules } from '../standard';
import { OrganisationAssessment } from './document';
import { EvidenceSource } from './evidence';

/** What the register of declarations says, with "there is no register" and "it could not be read" kept apart. */
export type DeclaredFacts =
  | { readonly state: 'read'; readonly value: Declarations }
  | { readonly state: 'absent' }
  | { readonly state: 'unread' };

/** Reads the register of declarations. Its value was validated by its kind's schema when it was stored. */
export function declaredFacts(evidence: EvidenceSource): DeclaredFacts {
  const reading = evidence.reading(declaration.id, organisation.ref);
  if (reading.state !== 'read') {
    return { state: reading.state };
  }
  return { state: 'read', value: declaration.schema.parse(reading.value) };
}

/** Number of engineers: declared, else counted in the catalog's groups. */
export function sizeOf(
  facts: DeclaredFacts,
  inventory: Inventory,
  rules: VerdictRules,
): OrganisationAssessment['size'] {
  const declared = facts.state === 'read' ? facts.value.engineers : undefined;
  const engineers = declared ?? inventory.engineers;
  if (engineers === undefined) {
    return { from: 'unknown' };
  }
  const eligible =
    engineers >= rules.eligibleFromEngineers ||
    (engineers >= rules.piecesBelowEngineers &&
      (acceleratorsOf(facts) ?? 0) >= rules.acceleratorsNeeded);
  return {
    engineers,
    from: declared === undefined ? 'catalog' : 'declared',
    eligible,
  };
}

/** Kinds of accelerators declared; undefined when the register could not be read. */
export function acceleratorsOf(facts: DeclaredFacts): number | undefined {
  switch (facts.state) {
    case 'read':
      return new Set(facts.value.accelerators.map(({ type }) => type)).size;
    case 'absent':
      return 0;
    case 'unread':
      return undefined;
    default:
      return neverFacts(facts);
  }
}

/** Whether a portal runs, was reopened, and whether the needs lack a cost; undefined when the register was not read. */
export function portalFacts(
  facts: DeclaredFacts,
  asOf: Date,
): {
  readonly portalExists: boolean | undefined;
  readonly reopened: boolean | undefined;
  readonly needsWithoutCost: boolean | undefined;
} {
  switch (facts.state) {
    case 'read': {
      const { portal, needs } = facts.value;
      const reopenedAt = portal?.reopenedAt;
      return {
        portalExists: portal !== undefined,
        reopened:
          reopenedAt !== undefined && Date.parse(reopenedAt) <= asOf.getTime(),
        needsWithoutCost: !needs.some(
          ({ costHoursPerWeek }) => costHoursPerWeek !== undefined,
        ),
      };
    }
    case 'absent':
      return { portalExists: false, reopened: false, needsWithoutCost: false };
    case 'unread':
      return {
        portalExists: undefined,
        reopened: undefined,
        needsWithoutCost: undefined,
      };
    default:
      return neverFacts(facts);
  }
}

function neverFacts(facts: never): never {
  throw new Error(`Unknown state ${JSON.stringify(facts)}`);
}
