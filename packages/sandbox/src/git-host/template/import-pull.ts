import type { Importer } from './importer';
import { importBranch, type Branch, type PullInput } from './pull-branch';
import type { Step } from './repository-plan';
import { signatureOf } from './signature';

const REWRITTEN_PULL = 3;

/** A pull request with the marks of its commits. */
export interface PullMarks {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly headMark: number;
  readonly baseMark: number;
  readonly mergedMark: number;
  /** What main had when the pull request was merged; another commit than `mergedMark` after a rewrite. */
  readonly firstMergedMark: number;
  readonly openedAt: number;
  readonly mergedAt: number;
  readonly headBranch: string;
  readonly labels: string[];
}

/** Writes the branch of a pull request, merges it, and tells what became of it. */
export async function importPull(
  importer: Importer,
  input: PullInput,
): Promise<PullMarks> {
  const { plan, step, number, base } = input;
  const { commit } = step;
  const hotfix = isHotfix(step);
  const branch = await importBranch(
    importer,
    input,
    hotfix ? `hotfix/change-${number}` : `change-${number}`,
  );
  const mergedMark = await importMerge(importer, input, branch);
  const rewrites = plan.rewritten && number === REWRITTEN_PULL;
  return {
    number,
    title: commit.message,
    author: commit.author,
    headMark: branch.head,
    baseMark: base,
    mergedMark,
    firstMergedMark: rewrites
      ? await importLostMerge(importer, input, branch)
      : mergedMark,
    openedAt: branch.startedAt + (commit.at - branch.startedAt) / 2,
    mergedAt: commit.at,
    headBranch: branch.headBranch,
    labels: hotfix ? ['hotfix'] : [],
  };
}

/** The first change that comes after a rollback repairs what was rolled back. */
function isHotfix({ service, previousAt, commit }: Step): boolean {
  return service.releases.production.some(
    release =>
      release.rollback === true &&
      release.deployedAt > previousAt &&
      release.deployedAt <= commit.at,
  );
}

async function importMerge(
  importer: Importer,
  { plan, step, style, number }: PullInput,
  branch: Branch,
): Promise<number> {
  const { commit } = step;
  const sign = (at: number) => signatureOf(plan.company, commit.author, at);
  const main = {
    ref: `${plan.refPrefix}/heads/main`,
    files: branch.files,
    committer: sign(commit.at),
  };
  switch (style) {
    case 'merge':
      return importer.commit({
        ...main,
        author: sign(commit.at),
        message: `Merge pull request #${number} from saltmarsh/${branch.headBranch}\n\n${commit.message}`,
        merge: `:${branch.head}`,
      });
    case 'squash':
      return importer.commit({
        ...main,
        author: sign(commit.at),
        message: `${commit.message} (#${number})`,
      });
    case 'rebase':
      return importer.commit({
        ...main,
        author: sign(branch.startedAt),
        message: commit.message,
      });
    default:
      throw new RangeError(`no merge by ${String(style satisfies never)}`);
  }
}

/** What main had before somebody rewrote the merge. No branch has it; without a ref of its own Git would drop it. */
async function importLostMerge(
  importer: Importer,
  { plan, step, number, base }: PullInput,
  branch: Branch,
): Promise<number> {
  const author = signatureOf(plan.company, step.commit.author, step.commit.at);
  return importer.commit({
    ref: `${plan.refPrefix}/pull/${number}/merged`,
    from: `:${base}`,
    author,
    committer: author,
    message: `wip (#${number})`,
    files: branch.files,
  });
}
