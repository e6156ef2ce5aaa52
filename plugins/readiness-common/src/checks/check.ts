import { EvidenceKind, Subject, SubjectFilter } from '../evidence';
import type { ComparisonKind } from '../comparison';
import { Inventory } from '../inventory';
import { Effort } from './effort';
import { Measurement } from './measurement';
import { Reading } from './reading';

/** How to make a failing check pass. */
export interface Remediation {
  readonly summary: string;
  readonly effort: Effort;
  /** Path of the how-to page under `docs/`: `how-to/survive-a-node-drain`. */
  readonly href: string;
}

/** What every check says about itself, whatever it judges. */
export interface CheckDescription {
  /** Kebab-case; reads true when passing. */
  readonly id: string;
  readonly title: string;
  readonly failureTitle: string;
  readonly why: string;
  readonly remediation: Remediation;
  /** Unit of the measured value: `share`, `minutes`, `yes-no`. */
  readonly unit: string;
  /**
   * What of the evidence decides, for a reader who follows a result down to it: paths below the value of an object, by
   * the name of the requirement. `{ workloads: ['claims', 'writers'] }`.
   */
  readonly reads?: Readonly<Record<string, readonly string[]>>;
}

/** How a subject check wants an evidence kind. */
export type Requirement =
  | { readonly need: 'present'; readonly kind: EvidenceKind<unknown> }
  | { readonly need: 'or-absent'; readonly kind: EvidenceKind<unknown> }
  | { readonly need: 'everywhere'; readonly kind: EvidenceKind<unknown> };

/** Circumstances of a subject check. */
export interface CheckContext<S> {
  readonly settings: S;
  readonly asOf: Date;
  readonly subject: Subject;
  readonly inventory: Inventory;
}

/** Circumstances of a summary. */
export interface SummaryContext<S> {
  readonly settings: S;
  readonly subject: Subject;
}

/** Circumstances of an organisation check. */
export interface OrganisationContext<S> {
  readonly settings: S;
  readonly asOf: Date;
  readonly inventory: Inventory;
}

/** A check of one service, team or cluster, with its types erased: what engines and registries hold. */
export interface SubjectCheck extends CheckDescription {
  readonly scope: 'subject';
  readonly appliesTo: Exclude<SubjectFilter, 'organisation'>;
  readonly requires: Readonly<Record<string, Requirement>>;
  /** Validates a standard's settings; throws on what the check does not understand. */
  readonly parseSettings: (settings: unknown) => unknown;
  readonly evaluate: (
    evidence: Readonly<Record<string, unknown>>,
    context: CheckContext<unknown>,
  ) => Measurement;
}

/** A check that reads many subjects at once, with its types erased. */
export interface OrganisationCheck extends CheckDescription {
  readonly scope: 'organisation';
  readonly appliesTo: 'organisation';
  /** Raised when `summarise` changes, so that stored summaries of the old form are not read. */
  readonly version: number;
  readonly requires: Readonly<Record<string, EvidenceKind<unknown>>>;
  readonly parseSettings: (settings: unknown) => unknown;
  /** Small, JSON-serialisable extract of one subject's evidence. */
  readonly summarise: (
    name: string,
    value: unknown,
    context: SummaryContext<unknown>,
  ) => unknown;
  readonly evaluate: (
    summaries: Readonly<Record<string, readonly Reading<unknown>[]>>,
    context: OrganisationContext<unknown>,
  ) => Measurement;
  /** What it puts side by side for a page of its own, from the same summaries. */
  readonly compares?: {
    readonly kind: ComparisonKind<unknown>;
    readonly of: (
      summaries: Readonly<Record<string, readonly Reading<unknown>[]>>,
      context: OrganisationContext<unknown>,
    ) => unknown;
  };
}

/** Any check. */
export type Check = SubjectCheck | OrganisationCheck;
