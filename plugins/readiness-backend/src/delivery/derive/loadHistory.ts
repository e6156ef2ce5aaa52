import {
  DeliveryCommit,
  DeliveryPullRequest,
  FoldInput,
  LogicalDeployment,
  MissingChanges,
  missingChanges,
  PullRequestName,
} from '@groundwork/delivery-metrics';
import { Concerned } from './Concerned';
import { Layer } from './layers';
import { readCommits, readLines, readPullRequests } from './readChanges';
import { ShaNumbers } from './ShaNumbers';
import { Within } from './within';

/** How far down a line of history is read at first, and at most. */
const FIRST_REACH = 16;
const FURTHER = 4;
const LONGEST_REACH = 8192;

/** What the loading of a history stands on. */
export interface HistoryServices {
  readonly within: Within<Layer>;
  readonly numbers: ShaNumbers;
  readonly concerned: Concerned;
}

/** Loads the commits and pull requests that folding some deployments will look at. */
export async function loadHistory(
  services: HistoryServices,
  input: Omit<FoldInput, 'settings'>,
  todo: readonly LogicalDeployment[],
): Promise<void> {
  const shas = new Set<string>();
  const names = new Set<string>();
  const { running, unplacedBaseline } = input.checkpoint;
  await services.numbers.know([
    ...todo.flatMap(({ sha }) => sha ?? []),
    ...(running ? [running.sha] : []),
    ...(unplacedBaseline ? [unplacedBaseline.sha] : []),
  ]);
  for (let reach = FIRST_REACH; ; reach *= FURTHER) {
    const missing = missingChanges(input, todo, {
      sha: sha => shas.has(sha),
      pullRequest: name => names.has(nameOf(name)),
    });
    if (missing.shas.length === 0 && missing.pullRequests.length === 0) {
      return;
    }
    const lines = await readLines(
      services.within.transaction,
      missing.shas,
      Math.min(reach, LONGEST_REACH),
    );
    const wanted = [...new Set([...missing.shas, ...lines])].filter(
      sha => !shas.has(sha),
    );
    input.history.add(await look(services, wanted, missing));
    wanted.forEach(sha => shas.add(sha));
    missing.pullRequests.forEach(name => names.add(nameOf(name)));
  }
}

function nameOf({ repository = '', number }: PullRequestName): string {
  return `${repository}#${number}`;
}

/** Whatever it does not find now is news to this service when it comes, because it was numbered and named before. */
async function look(
  { within, numbers, concerned }: HistoryServices,
  shas: readonly string[],
  { pullRequests: names }: MissingChanges,
) {
  const { transaction } = within;
  await numbers.know(shas);
  const commits = await readCommits(transaction, shas);
  await concerned.by([
    ...commits.map(({ repository }) => repository),
    ...names.map(({ repository }) => repository),
    ...(await repositoriesOfOriginals(transaction, commits)),
  ]);
  const pullRequests = await readPullRequests(transaction, { shas, names });
  await concerned.by(pullRequests.map(({ repository }) => repository));
  await numbers.know(mentionedBy(commits, pullRequests));
  return { commits, pullRequests };
}

/** Nobody knows where the original of a cherry-pick will turn up. */
async function repositoriesOfOriginals(
  transaction: Within<Layer>['transaction'],
  commits: readonly DeliveryCommit[],
): Promise<readonly (string | undefined)[]> {
  const originals = commits.flatMap(({ cherryPickOf }) => cherryPickOf ?? []);
  const found = await readCommits(transaction, originals);
  const known = new Set(found.map(({ sha }) => sha));
  return [
    ...found.map(({ repository }) => repository),
    ...(originals.every(sha => known.has(sha)) ? [] : [undefined]),
  ];
}

function mentionedBy(
  commits: readonly DeliveryCommit[],
  pullRequests: readonly DeliveryPullRequest[],
): readonly string[] {
  return [
    ...commits.flatMap(({ parents, cherryPickOf }) => [
      ...parents,
      ...(cherryPickOf === undefined ? [] : [cherryPickOf]),
    ]),
    ...shasOf(pullRequests),
  ];
}

/** The commits that pull requests name. */
export function shasOf(
  pullRequests: readonly DeliveryPullRequest[],
): readonly string[] {
  return pullRequests.flatMap(({ commits, mergeSha }) => [
    ...commits.map(({ sha }) => sha),
    ...(mergeSha === undefined ? [] : [mergeSha]),
  ]);
}
