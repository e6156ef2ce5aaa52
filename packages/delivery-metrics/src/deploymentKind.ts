/**
 * What a successful production deployment did to the service.
 *
 * - `baseline`: the first whose content is known; what it delivered cannot be known.
 * - `forward`: a SHA that was not there before.
 * - `redeploy`: the SHA that was running.
 * - `rollback`: an older SHA, and the attempt that put it there started after the running one had finished.
 * - `late`: an older SHA that finished after a newer one, but the winning attempt had started before that finish.
 * - `unknown`: the source named no SHA.
 *
 * Older is an ancestor of the running SHA, or a SHA that was deployed before.
 */
export type DeploymentKind =
  | 'baseline'
  | 'forward'
  | 'redeploy'
  | 'rollback'
  | 'late'
  | 'unknown';

/** What the kind is judged by. */
export interface KindQuestion {
  readonly sha: string | undefined;
  /** Start of the earliest winning attempt. */
  readonly wonFromMs: number;
  /** What was running when it finished. */
  readonly running:
    | { readonly sha: string; readonly finishedAtMs: number }
    | undefined;
  readonly isOlder: (sha: string, running: string) => boolean;
}

/** Judges a deployment in the order in which the service's deployments finished. */
export function deploymentKind({
  sha,
  wonFromMs,
  running,
  isOlder,
}: KindQuestion): DeploymentKind {
  if (sha === undefined) return 'unknown';
  if (running === undefined) return 'baseline';
  if (sha === running.sha) return 'redeploy';
  if (!isOlder(sha, running.sha)) return 'forward';
  return wonFromMs < running.finishedAtMs ? 'late' : 'rollback';
}
