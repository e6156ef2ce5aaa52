import {
  changeApprovals,
  observed,
  reliability,
  type ChangeApprovals,
  type Observation,
  type Subject,
  type TeamOfPerson,
} from '@groundwork/plugin-readiness-common';
import type {
  CollectContext,
  Collector,
} from '@groundwork/plugin-readiness-node';
import { githubOf } from '@groundwork/source-client/github';
import { z } from 'zod';
import { connectionSchema } from '../events/reading/walk';
import { GithubRepository } from '../repository/githubRepository';
import { noRepository } from '../repository/noRepository';

const DAYS = 90;
const DAY_MS = 86_400_000;
const PER_PAGE = 50;
/** Of a repository with very many changes the newest tell enough. */
const MOST_PAGES = 6;
const RIGHT = 'Pull requests: read';

const changeSchema = z.object({
  updatedAt: z.string(),
  mergedAt: z.string().nullable(),
  baseRefName: z.string(),
  reviews: z
    .object({
      totalCount: z.number(),
      nodes: z.array(
        z.object({ author: z.object({ login: z.string() }).nullable() }),
      ),
    })
    .nullable(),
});
type Change = z.infer<typeof changeSchema>;

const LIST = `query ($owner: String!, $name: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef { name }
    pullRequests(first: $first, after: $after, states: MERGED, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount
      nodes {
        updatedAt mergedAt baseRefName
        reviews(first: 20, states: [APPROVED]) { totalCount nodes { author { login } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
const listSchema = z.object({
  repository: z.object({
    defaultBranchRef: z.object({ name: z.string() }).nullable(),
    pullRequests: connectionSchema(changeSchema),
  }),
});

/** Reads which teams approved what was merged to the default branch of a component's repository. */
export class ApprovalsCollector implements Collector<ChangeApprovals> {
  readonly id = 'github:change-approvals';
  readonly produces = changeApprovals;
  readonly appliesTo = { kind: 'Component' } as const;

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<ChangeApprovals>> {
    const repository = GithubRepository.of(subject, context);
    if (!repository) return noRepository(subject);
    const changes = await mergedSince(
      repository,
      daysBefore(context.asOf),
      context,
    );
    const teamOf = await context.teamsOfPeople();
    return observed(
      {
        repository: repository.slug,
        changes: changes.length,
        days: DAYS,
        approvals: groupsOf(changes, teamOf),
      },
      {
        source: repository.source,
        request: { method: 'POST', path: '/graphql' },
        object: { repo: repository.slug },
        // What is merged is taken for what reaches production.
        reliability: reliability.heuristic,
      },
    );
  }
}

/** The beginning of a day, in UTC: what is left behind changes once a day, and not from one look to the next. */
function daysBefore(asOf: Date): Date {
  const today = Math.floor(asOf.getTime() / DAY_MS);
  return new Date((today - DAYS) * DAY_MS);
}

async function mergedSince(
  { host, slug }: GithubRepository,
  from: Date,
  { sources }: CollectContext,
): Promise<readonly Change[]> {
  const hosts = githubOf(sources);
  const address = hosts.repository(slug, host);
  const { owner, name } = address;
  const found: Change[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data } = await hosts.graphql(address, {
      query: LIST,
      variables: { owner, name, first: PER_PAGE, after },
      schema: listSchema,
      what: `the approvals in ${slug}`,
      right: RIGHT,
    });
    const { defaultBranchRef: main, pullRequests } = data.repository;
    const { nodes, pageInfo } = pullRequests;
    found.push(
      ...nodes.filter(
        ({ mergedAt, baseRefName }) =>
          baseRefName === main?.name &&
          mergedAt !== null &&
          Date.parse(mergedAt) >= from.getTime(),
      ),
    );
    const isOver = nodes.some(
      ({ updatedAt }) => Date.parse(updatedAt) < from.getTime(),
    );
    if (isOver || !pageInfo.hasNextPage || pageInfo.endCursor === null) break;
    after = pageInfo.endCursor;
  }
  return found;
}

/** Changes by the set of teams that approved them. */
function groupsOf(
  changes: readonly Change[],
  teamOf: TeamOfPerson,
): ChangeApprovals['approvals'] {
  const groups = new Map<string, ChangeApprovals['approvals'][number]>();
  for (const { reviews } of changes) {
    const { totalCount, nodes } = reviews ?? { totalCount: 0, nodes: [] };
    const teams = nodes.map(
      ({ author }) => author && teamOf({ githubLogin: author.login }),
    );
    const known = [...new Set(teams.flatMap(team => team ?? []))].sort();
    const alsoUnknown = totalCount > nodes.length || teams.some(team => !team);
    const key = `${known.join(' ')} ${alsoUnknown}`;
    const before = groups.get(key)?.changes ?? 0;
    groups.set(key, { teams: known, alsoUnknown, changes: before + 1 });
  }
  return [...groups.values()];
}
