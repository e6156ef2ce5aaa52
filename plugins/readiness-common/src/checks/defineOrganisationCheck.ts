import { z } from 'zod';
import type { ComparisonKind } from '../comparison';
import { EvidenceKind, ValueOf } from '../evidence';
import {
  CheckDescription,
  OrganisationCheck,
  OrganisationContext,
  SummaryContext,
} from './check';
import { settingsParser } from './defineCheck';
import { Measurement } from './measurement';
import { Reading } from './reading';

type Kinds = Readonly<Record<string, EvidenceKind<unknown>>>;

/** Per requirement, the function that makes one subject's small summary. */
export type Summarisers<R extends Kinds, S> = {
  readonly [K in keyof R]: (
    value: ValueOf<R[K]>,
    context: SummaryContext<S>,
  ) => unknown;
};

/** What `evaluate` sees: the summary of every subject, failed ones included. */
export type Summaries<R extends Kinds, M> = {
  readonly [K in keyof R]: readonly Reading<
    K extends keyof M
      ? M[K] extends (...args: never[]) => infer T
        ? T
        : never
      : never
  >[];
};

/** Definition of a check of the whole organisation; see docs/how-to/add-a-check.md. */
export interface OrganisationCheckDefinition<
  R extends Kinds,
  S,
  M extends Summarisers<R, S>,
> extends Omit<CheckDescription, 'unit'> {
  readonly appliesTo: 'organisation';
  /** Defaults to `share`. */
  readonly unit?: string;
  /** Defaults to 1; raise it with every change of `summarise`. */
  readonly version?: number;
  readonly requires: R;
  readonly settings?: z.ZodType<S>;
  readonly summarise: M;
  readonly evaluate: (
    summaries: Summaries<R, M>,
    context: OrganisationContext<S>,
  ) => Measurement;
  /** What the check puts side by side for a page of its own; see {@link OrganisationCheck.compares}. */
  readonly compares?: {
    readonly kind: ComparisonKind<unknown>;
    readonly of: (
      summaries: Summaries<R, M>,
      context: OrganisationContext<S>,
    ) => unknown;
  };
}

/**
 * Declares a check of the whole organisation. `summarise` runs once per changed subject and its result is stored;
 * `evaluate` sees the summaries of all subjects.
 */
export function defineOrganisationCheck<
  const R extends Kinds,
  M extends Summarisers<R, S>,
  S = Readonly<Record<string, never>>,
>(definition: OrganisationCheckDefinition<R, S, M>): OrganisationCheck {
  const { settings, summarise, evaluate, compares, ...rest } = definition;
  return {
    unit: 'share',
    version: 1,
    ...rest,
    scope: 'organisation',
    parseSettings: settingsParser(settings),
    // The engine calls with a name of `requires` and a value that this kind's schema accepted.
    summarise: (name, value, context) =>
      (
        summarise as Readonly<
          Record<string, (value: unknown, context: unknown) => unknown>
        >
      )[name]?.(value, context),
    // Summaries come from `summarise` of the same version of this definition.
    evaluate: (summaries, context) =>
      evaluate(
        summaries as unknown as Summaries<R, M>,
        context as OrganisationContext<S>,
      ),
    ...(compares
      ? {
          compares: {
            kind: compares.kind,
            of: (summaries, context) =>
              compares.of(
                summaries as unknown as Summaries<R, M>,
                context as OrganisationContext<S>,
              ),
          },
        }
      : {}),
  };
}
