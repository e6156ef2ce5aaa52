import { mapReading, Reading, readOf, unreadOf } from '../checks';
import {
  declaration,
  Declarations,
  DeclarationSection,
  isWhole,
  organisation,
} from '../evidence';
import { Inventory } from '../inventory';
import { between, exactly, Range } from '../numbers';
import { VerdictRules } from '../standard';
import { isLargeEnough } from '../verdict';
import { KnownPlans } from '../waivers';
import { OrganisationAssessment } from './document';
import { EvidenceSource } from './evidence';

/** What the configured registers of declarations say, in their order; those that could not be read among them. */
export type Registers = readonly Reading<Declarations>[];

/** Some number, of which nothing is known. */
const ANY_NUMBER = between(0, Number.POSITIVE_INFINITY);

/**
 * Reads the registers of declarations. Their values were validated by the kind's schema when they were stored. With none
 * configured there is no register that could hold anything, and whatever comes next speaks.
 */
export function registersOf(evidence: EvidenceSource): Registers {
  return evidence
    .everyReading(declaration.id, organisation.ref)
    .map(reading =>
      mapReading(reading, value => declaration.schema.parse(value)),
    );
}

/** False while a register that could not be read, or not all of it, may say more in that section. */
function isSaid(registers: Registers, section: DeclarationSection): boolean {
  return (
    unreadOf(registers).length === 0 &&
    readOf(registers).every(({ value }) => isWhole(value, section))
  );
}

/** Number of engineers with where it comes from: declared, else counted in the catalog's groups. */
export interface EngineerCount {
  readonly engineers: Range;
  readonly from: OrganisationAssessment['size']['from'];
}

/**
 * The first register that holds the number says it. One that could not be read may hold another number, so nothing after
 * it speaks, the catalog neither. A catalog of which a part could not be read counts at least the people it showed.
 */
export function engineersOf(
  registers: Registers,
  { engineers, unreadCatalog = [] }: Inventory,
): EngineerCount {
  for (const register of registers) {
    if (!isSaid([register], 'engineers')) {
      return { engineers: ANY_NUMBER, from: 'unknown' };
    }
    const declared =
      register.state === 'read' ? register.value.engineers : undefined;
    if (declared !== undefined) {
      return { engineers: exactly(declared), from: 'declared' };
    }
  }
  if (engineers === undefined) {
    return { engineers: ANY_NUMBER, from: 'unknown' };
  }
  return {
    engineers:
      unreadCatalog.length > 0
        ? between(engineers, Number.POSITIVE_INFINITY)
        : exactly(engineers),
    from: 'catalog',
  };
}

/** Kinds of accelerators declared; open above while a register may hold more. */
export function acceleratorsOf(registers: Registers): Range {
  const kinds = new Set(
    readOf(registers).flatMap(({ value }) =>
      value.accelerators.map(({ type }) => type),
    ),
  );
  return isSaid(registers, 'accelerators')
    ? exactly(kinds.size)
    : between(kinds.size, Number.POSITIVE_INFINITY);
}

/** The convergence plans of all registers that could be read. */
export function plansOf(registers: Registers): KnownPlans {
  return {
    plans: readOf(registers).flatMap(({ value }) => value.convergencePlans),
    isComplete: isSaid(registers, 'convergencePlans'),
  };
}

/** The size as the document states it: a number only where one is known. */
export function sizeOf(
  { engineers, from }: EngineerCount,
  accelerators: Range,
  rules: VerdictRules,
): OrganisationAssessment['size'] {
  const eligible = isLargeEnough({ engineers, accelerators }, rules);
  return {
    from,
    ...(from === 'unknown' ? {} : { engineers: engineers.lo }),
    ...(from !== 'unknown' && engineers.lo < engineers.hi
      ? { isLowerBound: true }
      : {}),
    ...(eligible === undefined ? {} : { eligible }),
  };
}

/** Whether a portal runs, was reopened, and whether the needs lack a cost; undefined when an unread register may say so. */
export function portalFacts(
  registers: Registers,
  asOf: Date,
): {
  readonly portalExists: boolean | undefined;
  readonly reopened: boolean | undefined;
  readonly needsWithoutCost: boolean | undefined;
} {
  const read = readOf(registers).map(({ value }) => value);
  const otherwise = isSaid(registers, 'portal') ? false : undefined;
  const isReopened = ({ portal }: Declarations) =>
    portal?.reopenedAt !== undefined &&
    Date.parse(portal.reopenedAt) <= asOf.getTime();
  const isCosted = read.some(({ needs }) =>
    needs.some(({ costHoursPerWeek }) => costHoursPerWeek !== undefined),
  );
  return {
    portalExists: read.some(({ portal }) => portal) ? true : otherwise,
    reopened: read.some(isReopened) ? true : otherwise,
    // Only a register that was read can lack a cost; where there is none, nobody has been asked for it.
    needsWithoutCost:
      isSaid(registers, 'needs') || isCosted
        ? read.length > 0 && !isCosted
        : undefined,
  };
}
