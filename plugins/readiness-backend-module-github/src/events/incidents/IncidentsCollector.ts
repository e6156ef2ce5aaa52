import type {
  DeliveryEventInput,
  Subject,
} from '@groundwork/plugin-readiness-common';
import {
  readFrom,
  sourceError,
  type EventCollector,
  type EventContext,
  type EventPage,
  type PlaceClaim,
  type StreamsContext,
} from '@groundwork/plugin-readiness-node';
import {
  githubOf,
  type RepositoryAddress,
} from '@groundwork/source-client/github';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { walkOn, walkSchema } from '../reading/walk';
import {
  RepositoryStreams,
  type NamedRepository,
} from '../repositories/RepositoryStreams';
import { originalsOf } from './duplicates';
import {
  incidentEvent,
  repositoryPlace,
  servicePlace,
  type Issue,
} from './incidentEvents';
import { byUpdate, IssueQueries, RIGHT } from './issueQueries';
import { lostLabel, withdrawnEvent } from './withdrawnIncidents';

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
const positionSchema = walkSchema.extend({
  /** Those of the labels that the repository had at the last reading. */
  labels: z.array(z.string()).readonly().exactOptional(),
});
type Position = z.infer<typeof positionSchema>;
type Repository = NamedRepository<z.infer<typeof headSchema>>;

/** Issues with a label that says that they report an incident. */
export class IncidentsCollector implements EventCollector<Position> {
  readonly id = 'github:incidents';
  readonly source;
  readonly positionSchema = positionSchema;
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

  async *read(
    context: EventContext<Position>,
  ): AsyncIterable<EventPage<Position>> {
    const repository = this.#streams.of(context.stream);
    const { servicePrefix, labels } = this.#settings;
    const known = this.#services;
    const queries = new IssueQueries(context.sources, repository);
    const steps = walkOn(
      context.position ?? {},
      {
        head: headOf(repository, known),
        timeOf: ({ updatedAt }: Issue) => Date.parse(updatedAt),
        ask: cursor => queries.labelled(labels, cursor),
      },
      context,
    );
    let withdrawn: readonly DeliveryEventInput[] | undefined;
    let there: readonly string[] | undefined;
    for await (const { items, walk, progress } of steps) {
      there ??= await this.#labelsThere(context, repository, queries);
      const originals = await originalsOf(items, repository, numbers =>
        queries.copies(numbers),
      );
      // A list of those with the label says nothing of those that lost it, only that it is shorter.
      withdrawn ??= await this.#withdrawn(context, repository, queries);
      yield {
        events: [
          ...items.map(item =>
            incidentEvent(
              item,
              { ...repository, servicePrefix },
              originals.get(item.number),
            ),
          ),
          ...withdrawn,
        ],
        position: { ...walk, labels: there },
        progress,
        ...(items.length > 0 ? { places: claims(repository, known) } : {}),
      };
      withdrawn = [];
    }
  }

  /**
   * A label that is deleted, or called otherwise, in the whole repository leaves no trace on its issues: what was an incident
   * stays one, and which ones there are since then nobody knows, so nothing is read as long as it is so.
   * @throws SourceError
   */
  async #labelsThere(
    { position }: EventContext<Position>,
    { owner, name }: Repository,
    queries: IssueQueries,
  ): Promise<readonly string[]> {
    const { labels } = this.#settings;
    const there = await queries.labelsThere(labels);
    const gone = (position?.labels ?? []).find(
      label => labels.includes(label) && !there.includes(label),
    );
    if (gone !== undefined) {
      throw sourceError({
        ...{ reason: 'unsupported', source: this.source },
        what: `the incidents of ${owner}/${name}`,
        detail: `its label “${gone}” was deleted or is called otherwise now; readiness.github.delivery.incidents.labels has to name the one that counts`,
      });
    }
    return there;
  }

  /** Issues that lost the label since the last whole reading; before the first one, none was known as an incident. */
  async #withdrawn(
    context: EventContext<Position>,
    repository: Repository,
    queries: IssueQueries,
  ): Promise<readonly DeliveryEventInput[]> {
    const untilMs = context.position?.untilMs;
    const { labels, servicePrefix } = this.#settings;
    const events: DeliveryEventInput[] = [];
    if (untilMs !== undefined) {
      for await (const issue of queries.changedSince(
        readFrom(untilMs, context),
      )) {
        const lost = lostLabel(issue, labels);
        if (lost) {
          events.push(
            withdrawnEvent(issue, { ...repository, servicePrefix }, lost),
          );
        }
      }
    }
    return events;
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
