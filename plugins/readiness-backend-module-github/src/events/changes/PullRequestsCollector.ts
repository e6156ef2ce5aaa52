import type {
  EventCollector,
  EventContext,
  EventPage,
} from '@groundwork/plugin-readiness-node';
import { githubOf } from '@groundwork/source-client/github';
import { z } from 'zod';
import {
  connectionSchema,
  walkOn,
  walkSchema,
  type Walk,
} from '../reading/walk';
import {
  RepositoryStreams,
  type NamedRepository,
} from '../repositories/RepositoryStreams';
import { wholePullRequest } from './longPullRequests';
import {
  pullRequestEvent,
  pullRequestFields,
  pullRequestSchema,
  type PullRequest,
} from './pullRequestEvents';

const PULL_REQUESTS_RIGHT = 'Pull requests: read';
/** Each comes with its commits and files. */
const PER_PAGE = 25;

const headSchema = z.object({
  pullRequests: z.object({
    totalCount: z.number(),
    nodes: z.array(z.object({ number: z.number(), updatedAt: z.string() })),
  }),
});
type Repository = NamedRepository<z.infer<typeof headSchema>>;

const merged =
  'states: MERGED, orderBy: { field: UPDATED_AT, direction: DESC }';
const LIST = `query ($owner: String!, $name: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(first: $first, after: $after, ${merged}) {
      totalCount nodes { ${pullRequestFields} } pageInfo { hasNextPage endCursor }
    }
  }
}`;
const listSchema = z.object({
  repository: z.object({ pullRequests: connectionSchema(pullRequestSchema) }),
});

/** Merged pull requests with their own commits, which a squash or a rebase does not keep, and what they say they fix. */
export class PullRequestsCollector implements EventCollector<Walk> {
  readonly id = 'github:pull-requests';
  readonly source;
  readonly positionSchema = walkSchema;
  readonly #streams: RepositoryStreams<z.infer<typeof headSchema>>;

  constructor(host: string) {
    this.source = { kind: 'github', instance: host };
    this.#streams = new RepositoryStreams(host, {
      fields: `pullRequests(first: 1, ${merged}) { totalCount nodes { number updatedAt } }`,
      schema: headSchema,
      right: PULL_REQUESTS_RIGHT,
    });
  }

  streams: EventCollector['streams'] = (services, context) =>
    this.#streams.name(services, context);

  async *read(context: EventContext<Walk>): AsyncIterable<EventPage<Walk>> {
    const repository = this.#streams.of(context.stream);
    const steps = walkOn(
      context.position ?? {},
      {
        head: headOf(repository),
        timeOf: ({ updatedAt }: PullRequest) => Date.parse(updatedAt),
        ask: cursor => list(context, repository, cursor),
      },
      context,
    );
    for await (const { items, walk, progress } of steps) {
      const events = [];
      for (const item of items) {
        const whole = await wholePullRequest(item, repository, context);
        events.push(pullRequestEvent(whole, repository));
      }
      yield { events, position: walk, progress };
    }
  }
}

async function list(
  { sources }: EventContext<Walk>,
  repository: Repository,
  after: string | undefined,
) {
  const { owner, name } = repository;
  const { data } = await githubOf(sources).graphql(repository, {
    query: LIST,
    variables: { owner, name, first: PER_PAGE, after },
    schema: listSchema,
    what: `the pull requests of ${owner}/${name}`,
    right: PULL_REQUESTS_RIGHT,
  });
  return data.repository.pullRequests;
}

function headOf({ head }: Repository): string {
  const { totalCount, nodes } = head.pullRequests;
  const { number = 0, updatedAt = '' } = nodes[0] ?? {};
  return `${totalCount} ${number} ${updatedAt}`;
}
