import { z } from 'zod';
import { ConvergencePlan } from '../evidence';

/** Why a result is set aside. Only the first and last lift a veto; `planned` lifts the one whose dated plan it names. */
export const waiverReasonSchema = z.enum([
  'not-applicable',
  'planned',
  'risk-accepted',
  'detector-wrong',
]);

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 180;

/** Schema of {@link Waiver}; a waiver approved by its requester or longer than 180 days does not parse. */
export const waiverSchema = z
  .object({
    id: z.string(),
    check: z.string(),
    subjectRef: z.string(),
    reason: waiverReasonSchema,
    justification: z.string().min(1),
    requester: z.string(),
    approver: z.string(),
    requestedAt: z.string(),
    expiresAt: z.string(),
    /** Id of the convergence plan that a `planned` waiver rests on. */
    plan: z.string().optional(),
    ticket: z.string().optional(),
  })
  .refine(({ requester, approver }) => requester !== approver, {
    message: 'A waiver is approved by somebody other than its requester',
  })
  .refine(
    ({ requestedAt, expiresAt }) =>
      Date.parse(expiresAt) - Date.parse(requestedAt) <= LONGEST_DAYS * DAY_MS,
    { message: `A waiver lasts at most ${LONGEST_DAYS} days` },
  );

/**
 * Dated, owned overlay on an outcome; it never rewrites the outcome itself (docs/explanation/how-the-score-works.md,
 * "Waivers").
 */
export type Waiver = Readonly<z.infer<typeof waiverSchema>>;

/** True while a waiver is in force. The one place that decides it for evaluator, API, CLI, export and UI. */
export function isActive(waiver: Waiver, now: Date): boolean {
  return (
    Date.parse(waiver.requestedAt) <= now.getTime() &&
    Date.parse(waiver.expiresAt) > now.getTime()
  );
}

/** The active waiver of a check on a subject, if there is one. */
export function activeWaiver(
  waivers: readonly Waiver[],
  on: { readonly check: string; readonly subjectRef: string },
  now: Date,
): Waiver | undefined {
  return waivers.find(
    waiver =>
      waiver.check === on.check &&
      waiver.subjectRef === on.subjectRef &&
      isActive(waiver, now),
  );
}

/** The convergence plans that registers hold, as far as those could be read. */
export interface KnownPlans {
  readonly plans: readonly ConvergencePlan[];
  /** False while a register that may hold another plan is unread. */
  readonly isComplete: boolean;
}

/** What a veto has found, as far as its check could read. */
export interface VetoGround {
  readonly check: string;
  /** References of the services and teams that the check has found. */
  readonly subjects: readonly string[];
  /** False while something that the check reads is unread: it may find others. */
  readonly isComplete: boolean;
  readonly asOf: Date;
}

/**
 * Whether a waiver lifts a veto and not only its check's weight; undefined while what is unread decides. A `planned` one
 * does by the plan that it names: held by a register, for this check and everybody whom it has found, declared and not
 * past its date.
 */
export function liftsVeto(
  waiver: Waiver,
  ground: VetoGround,
  known: KnownPlans,
): boolean | undefined {
  switch (waiver.reason) {
    case 'not-applicable':
    case 'detector-wrong':
      return true;
    case 'planned': {
      if (known.plans.some(plan => covers(plan, waiver, ground))) {
        return ground.isComplete ? true : undefined;
      }
      return waiver.plan === undefined || known.isComplete ? false : undefined;
    }
    case 'risk-accepted':
      return false;
    default:
      return neverReason(waiver.reason);
  }
}

function covers(
  plan: ConvergencePlan,
  waiver: Waiver,
  { check, subjects, asOf }: VetoGround,
): boolean {
  const now = asOf.getTime();
  return (
    plan.id === waiver.plan &&
    (plan.checks ?? []).includes(check) &&
    subjects.every(ref => (plan.subjects ?? []).includes(ref)) &&
    Date.parse(plan.declaredAt) <= now &&
    Date.parse(plan.dueAt) > now
  );
}

function neverReason(reason: never): never {
  throw new Error(`Unknown waiver reason ${String(reason)}`);
}
