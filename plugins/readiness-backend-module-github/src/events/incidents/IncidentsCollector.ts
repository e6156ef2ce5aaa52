import type { Subject } from '@groundwork/plugin-readiness-common';
import type {
  EventCollector,
  EventContext,
  EventPage,
  PlaceClaim,
  StreamsContext,
} from '@groundwork/plugin-readiness-node';
import {
  githubOf,
  type RepositoryAddress,
} from '@groundwork/source-client/github';
import { createHash } from 'node:crypto';
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
import {
  incidentEvent,
  issueFields,
  issueSchema,
  repositoryPlace,
  servicePlace,
  type Issue,
} from './incidentEvents';

const RIGHT = 'Issues: read';
const PER_PAGE = 100;

/** How incidents are told from other issues. */
export interface IncidentSettings {
  /** An issue with any of them is an incident. */
  readonly labels: readonly string[];
  /** A label that begins so names a service. */
  readonly servicePrefix: string;
  /** `owner/name`, beside the repositories of the services. */
  readonly repositories: readonly string[];
}

const headSchema = z.object({
  issues: z.object({
    totalCount: z.number(),
    nodes: z.array(z.object({ number: z.number(), updatedAt: z.string() })),
  }),
});
type Repository = NamedRepository<z.infer<typeof headSchema>>;

const byUpdate = 'orderBy: { field: UPDATED_AT, direction: DESC }';
const LIST = `query (
  $owner: String!, $name: String!, $first: Int!, $after: String, $labels: [String!]
) {
  repository(owner: $owner, name: $name) {
    issues(first: $first, after: $after, labels: $labels, ${byUpdate}) {
      totalCount nodes { ${issueFields} } pageInfo { hasNextPage endCursor }
    }
  }
}`;
const listSchema = z.object({
  repository: z.object({ issues: connectionSchema(issueSchema) }),
});

/** Issues with a label that says that they report an incident. */
export class IncidentsCollector implements EventCollector<Walk> {
  readonly id = 'github:incidents';
  readonly source;
  readonly positionSchema = walkSchema;
  readonly #settings: IncidentSettings;
  readonly #streams: RepositoryStreams<z.infer<typeof headSchema>>;
  /** Services of the catalog when the streams were named: a label may name any of them. */
  #services: readonly Subject[] = [];

  constructor(host: string, settings: IncidentSettings) {
    this.source = { kind: 'github', instance: host };
    this.#settings = settings;
    const labels = `labels: ${JSON.stringify(settings.labels)}`;
    this.#streams = new RepositoryStreams(host, {
      fields: `issues(first: 1, ${labels}, ${byUpdate}) { totalCount nodes { number updatedAt } }`,
      schema: headSchema,
      right: RIGHT,
    });
  }

  streams: EventCollector['streams'] = (services, context) => {
    this.#services = services;
    return this.#streams.name(services, context, this.#own(context));
  };

  async *read(context: EventContext<Walk>): AsyncIterable<EventPage<Walk>> {
    const repository = this.#streams.of(context.stream);
    const { servicePrefix } = this.#settings;
    const known = this.#services;
    const steps = walkOn(
      context.position ?? {},
      {
        head: headOf(repository, known),
        timeOf: ({ updatedAt }: Issue) => Date.parse(updatedAt),
        ask: cursor => this.#list(context, repository, cursor),
      },
      context,
    );
    for await (const { items, walk, progress } of steps) {
      yield {
        events: items.map(item =>
          incidentEvent(item, { ...repository, servicePrefix }),
        ),
        position: walk,
        progress,
        ...(items.length > 0 ? { places: claims(repository, known) } : {}),
      };
    }
  }

  #own({
    sources,
  }: Pick<StreamsContext, 'sources'>): readonly RepositoryAddress[] {
    const hosts = githubOf(sources);
    // One without a host is on the first.
    return this.source.instance === hosts.hosts[0]?.host
      ? this.#settings.repositories.map(slug => hosts.repository(slug))
      : [];
  }

  async #list(
    { sources }: EventContext<Walk>,
    repository: Repository,
    after: string | undefined,
  ) {
    const { owner, name } = repository;
    const { labels } = this.#settings;
    const { data } = await githubOf(sources).graphql(repository, {
      query: LIST,
      variables: { owner, name, first: PER_PAGE, after, labels },
      schema: listSchema,
      what: `the incidents of ${owner}/${name}`,
      right: RIGHT,
    });
    return data.repository.issues;
  }
}

/** A label may name any service of the catalog; an issue without one is about the services of its repository. */
function claims(
  { id, services }: Repository,
  known: readonly Subject[],
): readonly PlaceClaim[] {
  return [
    ...services.map(({ ref }) => ({
      place: repositoryPlace(id),
      service: ref,
    })),
    ...known.map(({ ref, name }) => ({
      ...{ place: servicePlace(name), service: ref },
    })),
  ];
}

/** A service that came to the catalog is news: a label may have named it before. */
function headOf({ head }: Repository, known: readonly Subject[]): string {
  const { totalCount, nodes } = head.issues;
  const { number = 0, updatedAt = '' } = nodes[0] ?? {};
  const refs = known.map(({ ref }) => ref).sort();
  const digest = createHash('sha256').update(refs.join(' ')).digest('hex');
  return `${totalCount} ${number} ${updatedAt} ${digest.slice(0, 12)}`;
}
