import { wasConverged, type Random } from '../../company';
import type { FileChange } from '../store/import-stream';
import type { Importer } from './importer';
import type { RepositoryPlan, Step } from './repository-plan';
import { signatureOf } from './signature';

const HOUR = 3_600_000;

/** How a repository merges its pull requests. */
export type MergeStyle = 'squash' | 'merge' | 'rebase';

/** What a pull request is made of. */
export interface PullInput {
  readonly plan: RepositoryPlan;
  readonly step: Step;
  readonly files: readonly FileChange[];
  readonly random: Random;
  readonly style: MergeStyle;
  readonly number: number;
  readonly base: number;
}

/** The commits of a pull request's branch. */
export interface Branch {
  readonly headBranch: string;
  readonly head: number;
  readonly startedAt: number;
  readonly files: readonly FileChange[];
}

/** Hours that a change waits for its review; who can release every day does not let it lie. */
const REVIEW_HOURS = { before: 60, after: 9 } as const;

function startOf({ plan, step, random }: PullInput): number {
  const { service, commit } = step;
  const { before, after } = REVIEW_HOURS;
  const hours = random.between(
    1,
    wasConverged(service, commit.at) ? after : before,
  );
  const at = commit.at - hours * HOUR;
  // A chapter adds to the one before and does not change it.
  return commit.at > plan.company.workBegan
    ? Math.max(at, plan.company.workBegan)
    : at;
}

/** Writes the commits of the branch: the change, sometimes a note on top. */
export async function importBranch(
  importer: Importer,
  input: PullInput,
  headBranch: string,
): Promise<Branch> {
  const { plan, step, files, random, style, number, base } = input;
  const { commit } = step;
  const ref = `${plan.refPrefix}/pull/${number}/head`;
  const startedAt = startOf(input);
  const head = await importer.commit({
    ref,
    from: `:${base}`,
    author: signatureOf(plan.company, commit.author, startedAt),
    message: commit.message,
    files,
  });
  if (style === 'rebase' || random.next() >= 0.4) {
    return { headBranch, head, startedAt, files };
  }
  const note = {
    path: `notes/change-${number}.md`,
    content: `${commit.message}.\n`,
  };
  const noted = await importer.commit({
    ref,
    author: signatureOf(plan.company, commit.author, startedAt + HOUR / 2),
    message: `Note the change: ${commit.message}`,
    files: [note],
  });
  return { headBranch, head: noted, startedAt, files: [...files, note] };
}
