import { convergedAt, createRandom, seedOf, type Service } from '../../company';
import type { GitHostState } from './git-host-state';
import type { RepositoryRecord } from './records';

/** What somebody switched on in the settings of a repository's environment. */
export type EnvironmentRule =
  | { readonly type: 'required_reviewers'; readonly team: string }
  | { readonly type: 'wait_timer'; readonly minutes: number }
  | { readonly type: 'branch_policy' };

/** Squads in this many of a hundred ask somebody before production; a few wait for some minutes, too. */
const ASKING = 0.5;
const WAITING = 0.15;

function serviceOf(
  { company }: GitHostState,
  { plannedName }: RepositoryRecord,
): Service | undefined {
  return company.services.find(({ repository }) => repository === plannedName);
}

function hasConverged({ clock }: GitHostState, service: Service): boolean {
  const at = convergedAt(service);
  return at !== undefined && at <= clock.now();
}

/** Each squad set its own up years ago, or did not; whoever takes the one pipeline takes its approval with it. */
export function rulesOf(
  state: GitHostState,
  record: RepositoryRecord,
  environment: string,
): readonly EnvironmentRule[] {
  const service = serviceOf(state, record);
  if (service === undefined || !environment.startsWith('prod')) {
    return [];
  }
  const { squad: team } = service;
  const approval = { type: 'required_reviewers', team } as const;
  if (hasConverged(state, service)) {
    return [approval];
  }
  const habit = createRandom(
    seedOf(state.company.seed, `environment rules ${team}`),
  );
  const [asks, waits] = [habit.next() < ASKING, habit.next() < WAITING];
  return [
    ...(asks ? [approval] : []),
    ...(waits ? [{ type: 'wait_timer', minutes: 10 } as const] : []),
    ...(asks && waits ? [{ type: 'branch_policy' } as const] : []),
  ];
}

/** One repository was made outside of the organisation's app, which may read its files and not its settings. */
export function hidesEnvironments(
  state: GitHostState,
  record: RepositoryRecord,
): boolean {
  const hiding = state.company.services
    .filter(({ lineage, type }) => lineage === 'api' && type === 'service')
    .at(-1);
  return (
    hiding !== undefined &&
    hiding.repository === record.plannedName &&
    !hasConverged(state, hiding)
  );
}
