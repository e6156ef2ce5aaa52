import type { LogicalDeployment } from '../logicalDeployments';
import type { PullRequestSlot } from '../pullRequestSlot';
import type { ChangeHistory } from './changeHistory';
import type { ServiceCheckpoint } from './checkpoint';
import { CoveredSet } from '../coveredSet';
import { rangesHold } from './numberSet';
import { PastDeployments } from './pastDeployments';
import type { FoldInput } from './serviceFold';

/** How far a look goes: the commit alone, its ancestors up to what is delivered, or all of them. */
type Reach = 'itself' | 'to-covered' | 'to-root';

/** A pull request, named. */
export interface PullRequestName {
  readonly repository?: string | undefined;
  readonly number: number;
}

/** What a history must be asked for before a service can be folded on. */
export interface MissingChanges {
  /** SHAs whose commits, and the pull requests that list or merged them, are to be added if they exist. */
  readonly shas: readonly string[];
  readonly pullRequests: readonly PullRequestName[];
}

/** What a history was asked for before, whether or not there was such a thing. */
export interface AskedChanges {
  readonly sha: (sha: string) => boolean;
  readonly pullRequest: (name: PullRequestName) => boolean;
}

class Walk {
  readonly #checkpoint: ServiceCheckpoint;
  readonly #history: ChangeHistory;
  readonly #asked: AskedChanges;
  readonly #shas = new Set<string>();
  readonly #pullRequests = new Map<PullRequestSlot, PullRequestName>();
  readonly #seen = new Set<string>();
  readonly #seenSlots = new Set<PullRequestSlot>();
  readonly #todo: { readonly sha: string; readonly walks: Reach }[] = [];

  constructor(
    { checkpoint, history }: Omit<FoldInput, 'settings'>,
    asked: AskedChanges,
  ) {
    this.#checkpoint = checkpoint;
    this.#history = history;
    this.#asked = asked;
  }

  run(
    heads: readonly string[],
    walks: 'to-covered' | 'to-root',
  ): MissingChanges {
    for (const sha of heads)
      if (walks === 'to-root' || !this.#isCovered(sha))
        this.#todo.push({ sha, walks });
    for (let next = this.#todo.pop(); next; next = this.#todo.pop())
      this.#look(next.sha, next.walks);
    return {
      shas: [...this.#shas],
      pullRequests: [...this.#pullRequests.values()],
    };
  }

  #look(sha: string, walks: Reach): void {
    const key = `${walks} ${sha}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (!this.#asked.sha(sha)) {
      this.#shas.add(sha);
      return;
    }
    const { graph, pullRequests } = this.#history;
    const id = graph.idOf(sha);
    const commit = graph.commit(id);
    if (walks !== 'itself')
      for (const parent of commit?.parents ?? [])
        if (walks === 'to-root' || !this.#isCovered(parent))
          this.#todo.push({ sha: parent, walks });
    if (walks === 'to-root') return;
    if (commit?.cherryPickOf !== undefined)
      this.#todo.push({ sha: commit.cherryPickOf, walks: 'itself' });
    for (const slot of [
      pullRequests.bringerOf(id),
      pullRequests.earliestLister(id),
    ])
      if (slot) this.#lookAtSlot(slot);
  }

  #lookAtSlot(slot: PullRequestSlot): void {
    if (this.#seenSlots.has(slot)) return;
    this.#seenSlots.add(slot);
    const { repository, number } = slot;
    if (!this.#asked.pullRequest({ repository, number })) {
      this.#pullRequests.set(slot, { repository, number });
      return;
    }
    if (slot.pr?.revertOf !== undefined)
      this.#lookAtSlot(
        this.#history.pullRequests.slot(slot.pr.revertOf, repository),
      );
    for (const { sha } of slot.pr?.commits ?? [])
      this.#todo.push({ sha, walks: 'itself' });
  }

  #isCovered(sha: string): boolean {
    return rangesHold(this.#checkpoint.covered, this.#history.graph.idOf(sha));
  }
}

/**
 * Names the commits and pull requests that folding some deployments will look at and that were not asked for yet. A
 * store loads them into the history in one go and asks again, until nothing is missing; a round takes it one step
 * further along every line of history at once, so a store that adds more than it was asked for (ancestors, say) needs
 * fewer rounds.
 *
 * Commits that the checkpoint covers are not looked at again; with one exception. To put a SHA that was delivered but
 * never ran itself in its place, the fold asks who descends from whom, and then everything below is named.
 */
export function missingChanges(
  input: Omit<FoldInput, 'settings'>,
  rollouts: readonly LogicalDeployment[],
  asked: AskedChanges,
): MissingChanges {
  const heads = rollouts.flatMap(({ sha }) => sha ?? []);
  const walk = new Walk(input, asked);
  const missing = walk.run(heads, 'to-covered');
  if (missing.shas.length > 0 || missing.pullRequests.length > 0)
    return missing;
  const { running } = input.checkpoint;
  return goesBack(input, heads)
    ? walk.run([...heads, ...(running ? [running.sha] : [])], 'to-root')
    : missing;
}

/** Whether one of the heads will be delivered when its turn comes, and never have run. */
function goesBack(
  { checkpoint, history: { graph }, past }: Omit<FoldInput, 'settings'>,
  heads: readonly string[],
): boolean {
  const covered = new CoveredSet(checkpoint.covered);
  const deployments = new PastDeployments(past);
  return heads.some(sha => {
    const isNew = covered.cover(graph, graph.idOf(sha)).length > 0;
    return !isNew && sha !== checkpoint.running?.sha && !deployments.ran(sha);
  });
}
