import { z } from 'zod';
import { EvidenceKind, SubjectFilter } from '../evidence';
import {
  CheckContext,
  CheckDescription,
  Requirement,
  SubjectCheck,
} from './check';
import { Measurement } from './measurement';
import { Reading } from './reading';

/** Requirement whose evaluation also sees the absent case, as `undefined`. */
export interface OrAbsent<T> {
  readonly need: 'or-absent';
  readonly kind: EvidenceKind<T>;
}

/** Requirement for the readings of all subjects of a kind, failed ones included, e.g. every cluster's workloads. */
export interface Everywhere<T> {
  readonly need: 'everywhere';
  readonly kind: EvidenceKind<T>;
}

/** The check judges absence too: it gets `undefined`. Without this an absent fact makes the check not applicable. */
export function orAbsent<T>(kind: EvidenceKind<T>): OrAbsent<T> {
  return { need: 'or-absent', kind };
}

/** The check reads this kind from all subjects that have it and treats unread ones itself. */
export function everywhere<T>(kind: EvidenceKind<T>): Everywhere<T> {
  return { need: 'everywhere', kind };
}

/** What a check definition may ask for. */
export type Required =
  | EvidenceKind<unknown>
  | OrAbsent<unknown>
  | Everywhere<unknown>;

/** What `evaluate` is given for a requirement. */
export type Given<R> = R extends OrAbsent<infer T>
  ? T | undefined
  : R extends Everywhere<infer T>
  ? readonly Reading<T>[]
  : R extends EvidenceKind<infer T>
  ? T
  : never;

/** Definition of a check of one subject; see docs/how-to/add-a-check.md. */
export interface CheckDefinition<
  R extends Readonly<Record<string, Required>>,
  S,
> extends Omit<CheckDescription, 'unit'> {
  /** Defaults to `yes-no`. */
  readonly unit?: string;
  readonly appliesTo: Exclude<SubjectFilter, 'organisation'>;
  readonly requires: R;
  /** Schema of what a standard may set; every field needs a default. */
  readonly settings?: z.ZodType<S>;
  readonly evaluate: (
    evidence: { readonly [K in keyof R]: Given<R[K]> },
    context: CheckContext<S>,
  ) => Measurement;
}

/** Declares a check of one service, team or cluster. The result has no weight and no threshold: a standard gives them. */
export function defineCheck<
  const R extends Readonly<Record<string, Required>>,
  S = Readonly<Record<string, never>>,
>(definition: CheckDefinition<R, S>): SubjectCheck {
  const { settings, evaluate, requires, unit = 'yes-no', ...rest } = definition;
  return {
    ...rest,
    unit,
    scope: 'subject',
    requires: Object.fromEntries(
      Object.entries(requires).map(([name, required]) => [
        name,
        requirementOf(required),
      ]),
    ),
    parseSettings: settingsParser(settings),
    // The engine hands over what the requirement's own schema accepted and what parseSettings returned: the erased
    // types are those of this definition.
    evaluate: (evidence, context) =>
      evaluate(
        evidence as { readonly [K in keyof R]: Given<R[K]> },
        context as CheckContext<S>,
      ),
  };
}

const NO_SETTINGS = z.strictObject({});

/**
 * Validates settings; a check without a schema accepts none. A standard's settings are one object that is asked about
 * for every subject: what it parsed to is remembered.
 */
export function settingsParser<S>(
  schema: z.ZodType<S> | undefined,
): (given: unknown) => unknown {
  const parser: z.ZodType = schema ?? NO_SETTINGS;
  const known = new WeakMap<object, unknown>();
  let defaults: { readonly parsed: unknown } | undefined;
  return given => {
    if (given === undefined) {
      defaults ??= { parsed: parser.parse({}) };
      return defaults.parsed;
    }
    if (typeof given !== 'object' || given === null) {
      return parser.parse(given);
    }
    if (!known.has(given)) {
      known.set(given, parser.parse(given));
    }
    return known.get(given);
  };
}

function requirementOf(required: Required): Requirement {
  return 'need' in required ? required : { need: 'present', kind: required };
}
