import {
  stillOpen,
  type EventCollector,
  type EventContext,
  type CountedEnvironments,
  type EventPage,
} from '@groundwork/plugin-readiness-node';
import { githubOf } from '@groundwork/source-client/github';
import { z } from 'zod';
import { connectionSchema, walkOn, walkSchema } from '../reading/walk';
import { claimsOf } from '../repositories/places';
import {
  RepositoryStreams,
  type NamedRepository,
} from '../repositories/RepositoryStreams';
import {
  deploymentEvent,
  deploymentFields,
  deploymentSchema,
  seenDeployment,
  type Deployment,
} from './deploymentEvents';

const RIGHT = 'Deployments: read';
const PER_PAGE = 100;
/** Somebody may agree to a deployment for thirty days. */
const LONGEST_OPEN_MS = 35 * 86_400_000;

const headSchema = z.object({
  deployments: z.object({
    totalCount: z.number(),
    nodes: z.array(z.object({ id: z.string(), updatedAt: z.string() })),
  }),
});
type Repository = NamedRepository<z.infer<typeof headSchema>>;

const positionSchema = z.object({
  walk: walkSchema,
  open: z.array(z.object({ id: z.string(), sinceMs: z.number() })).readonly(),
  /** Whether one of them went to an environment that counts, by the configuration with this digest. */
  counts: z.boolean(),
  environments: z.string(),
});
type Position = z.infer<typeof positionSchema>;

const byDate = 'orderBy: { field: CREATED_AT, direction: DESC }';
const LIST = `query ($owner: String!, $name: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    deployments(first: $first, after: $after, ${byDate}) {
      totalCount nodes { ${deploymentFields} } pageInfo { hasNextPage endCursor }
    }
  }
}`;
const listSchema = z.object({
  repository: z.object({ deployments: connectionSchema(deploymentSchema) }),
});
const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Deployment { ${deploymentFields} } } }`;
const nodesSchema = z.object({ nodes: z.array(deploymentSchema.nullable()) });

/** Which deployments are read, and what they are for. */
interface DeploymentSettings {
  readonly tasks: ReadonlySet<string>;
  readonly environments: CountedEnvironments;
}

/** Deployments of repositories on a GitHub host with the history of their states. */
export class DeploymentsCollector implements EventCollector<Position> {
  readonly id = 'github:deployments';
  readonly source;
  readonly positionSchema = positionSchema;
  readonly #host: string;
  readonly #tasks: ReadonlySet<string>;
  readonly #environments: CountedEnvironments;
  readonly #streams: RepositoryStreams<z.infer<typeof headSchema>>;

  constructor(host: string, { tasks, environments }: DeploymentSettings) {
    this.#host = host;
    this.#environments = environments;
    this.source = { kind: 'github', instance: host };
    this.#tasks = tasks;
    this.#streams = new RepositoryStreams(host, {
      fields: `deployments(first: 1, ${byDate}) { totalCount nodes { id updatedAt } }`,
      schema: headSchema,
      right: RIGHT,
    });
  }

  streams: EventCollector['streams'] = (services, context) =>
    this.#streams.name(services, context);

  async *read(
    context: EventContext<Position>,
  ): AsyncIterable<EventPage<Position>> {
    const repository = this.#streams.of(context.stream);
    let position = this.#begin(context.position);
    const before = position.open;
    const listed = new Set<string>();
    const steps = walkOn(
      position.walk,
      {
        head: headOf(repository),
        timeOf: ({ createdAt }: Deployment) => Date.parse(createdAt),
        ask: cursor => this.#list(context, repository, cursor),
      },
      context,
    );
    for await (const { items, walk, progress } of steps) {
      items.forEach(({ id }) => listed.add(id));
      const told = this.#tell(items, { repository, context, position });
      position = { ...told.position, walk };
      yield { ...told, position, progress };
    }
    const unseen = before.map(({ id }) => id).filter(id => !listed.has(id));
    for (let from = 0; from < unseen.length; from += PER_PAGE) {
      const ids = unseen.slice(from, from + PER_PAGE);
      const items = await this.#nodes(context, repository, ids);
      const told = this.#tell(items, { repository, context, position });
      position = told.position;
      yield told;
    }
  }

  /** Other environments may count now, of which deployments were told long ago. */
  #begin(before: Position | undefined): Position {
    const { digest } = this.#environments;
    return before?.environments === digest
      ? before
      : { walk: {}, open: [], counts: false, environments: digest };
  }

  #tell(
    all: readonly Deployment[],
    known: {
      readonly repository: Repository;
      readonly context: EventContext<Position>;
      readonly position: Position;
    },
  ): EventPage<Position> {
    const { repository, context, position } = known;
    const { asOf } = context;
    const items = all.filter(({ task }) => this.#tasks.has(task ?? 'deploy'));
    const events = items.flatMap(
      item => deploymentEvent(item, repository, asOf) ?? [],
    );
    const counts =
      position.counts ||
      events.some(
        event =>
          event.kind === 'deployment' &&
          this.#environments.hasTier(event.environment),
      );
    const open = stillOpen(position.open, items.map(seenDeployment), {
      asOf,
      longestMs: LONGEST_OPEN_MS,
    });
    return {
      events,
      position: { ...position, open, counts },
      places: counts ? claimsOf(repository) : [],
    };
  }

  async #list(
    { sources }: EventContext<Position>,
    { owner, name }: Repository,
    after: string | undefined,
  ) {
    const { data } = await githubOf(sources).graphql(
      { host: this.#host, owner, name },
      {
        query: LIST,
        variables: { owner, name, first: PER_PAGE, after },
        schema: listSchema,
        what: `the deployments of ${owner}/${name}`,
        right: RIGHT,
      },
    );
    return data.repository.deployments;
  }

  /** One that the host has deleted is not among them. */
  async #nodes(
    { sources }: EventContext<Position>,
    { owner, name }: Repository,
    ids: readonly string[],
  ): Promise<readonly Deployment[]> {
    const { data } = await githubOf(sources).graphql(
      { host: this.#host, owner, name },
      {
        query: NODES,
        variables: { ids },
        schema: nodesSchema,
        what: `the open deployments of ${owner}/${name}`,
        right: RIGHT,
        isPartial: true,
      },
    );
    return data.nodes.flatMap(node => node ?? []);
  }
}

/** Whom deployments concern is part of it: a service that came to the catalog is news. */
function headOf({ head, services }: Repository): string {
  const { totalCount, nodes } = head.deployments;
  const { id = '', updatedAt = '' } = nodes[0] ?? {};
  return [totalCount, id, updatedAt, ...services.map(({ ref }) => ref)].join(
    ' ',
  );
}
