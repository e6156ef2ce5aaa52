/**
 * A change that a deployment delivered: what lead time is measured for.
 *
 * A change is a pull request (its identity is the number), or a commit that was pushed without one.
 */
export interface DeliveredChange {
  /** `pr12`, or the SHA of a commit that was pushed directly. */
  readonly id: string;
  readonly repository?: string | undefined;
  /** Earliest author date of the change's own commits, after a clock in the future was set right. */
  readonly authoredAtMs: number;
  /** Author dates of all its own commits, ascending: the commit unit. */
  readonly commitsAuthoredAtMs: readonly number[];
  /** Of a pull request. */
  readonly createdAtMs?: number | undefined;
  /** Of a pull request. */
  readonly mergedAtMs?: number | undefined;
  /** Finish of the first successful production deployment with it, minus `authoredAtMs`; absent when the clocks contradict each other. */
  readonly leadTimeMs?: number | undefined;
  /** An author date lay after the commit's arrival. */
  readonly clockSkew: boolean;
}
