import type {
  DeliveryEventInput,
  Source,
  Subject,
} from '@groundwork/plugin-readiness-common';
import {
  eventEnvironmentsOf,
  productionClaims,
  type EventCollector,
  type EventContext,
  type EventPage,
  type EventStream,
  type StreamsContext,
} from '@groundwork/plugin-readiness-node';
import { clustersOf } from '@groundwork/source-client/kubernetes';
import { registriesOf } from '@groundwork/source-client/registry';
import { ClusterApi } from '../cluster/clusterApi';
import { askCommits } from './askCommits';
import {
  families,
  listWorkloads,
  serviceOwners,
  type Listed,
} from './listWorkloads';
import { newsOf } from './news';
import {
  positionSchema,
  progressOf,
  type Known,
  type Position,
} from './position';

const EVENTS_PER_PAGE = 1000;
const COMMITS_PER_PAGE = 100;

/** Reads the rollouts of workloads before their clusters forget them; each cluster is a stream. */
export class RolloutCollector implements EventCollector<Position> {
  readonly id = 'kubernetes:rollouts';
  /** One source, because a service may run in two regions. */
  readonly source: Source = { kind: 'kubernetes', instance: 'all' };
  readonly positionSchema = positionSchema;

  async streams(
    services: readonly Subject[],
    { sources }: StreamsContext,
  ): Promise<readonly EventStream[]> {
    return clustersOf(sources).all.map(({ name }) => ({
      id: name,
      title: `Cluster ${name}`,
      services,
      environment: name,
    }));
  }

  async *read(
    context: EventContext<Position>,
  ): AsyncIterable<EventPage<Position>> {
    const { sources, stream, asOf } = context;
    const known = new Map(Object.entries(context.position?.workloads ?? {}));
    const listing = {
      api: new ClusterApi(clustersOf(sources).client(stream.id)),
      cluster: stream.id,
      environments: eventEnvironmentsOf(sources),
      owners: serviceOwners(stream.services),
    };
    const all: Listed[] = [];
    for (const family of families) {
      const listed = await listWorkloads(listing, family);
      yield* tellNew(listed, known, asOf);
      all.push(...listed);
    }
    // Only now is it known which are gone.
    const there = new Set(all.map(({ uid }) => uid));
    [...known.keys()]
      .filter(uid => !there.has(uid))
      .forEach(uid => known.delete(uid));
    yield* tellCommits(all, known, context);
  }
}

/** What was found before a budget was spent is not asked for again. */
async function* tellCommits(
  listed: readonly Listed[],
  known: Map<string, Known>,
  { sources, stream, logger, rereadFrom }: EventContext<Position>,
): AsyncIterable<EventPage<Position>> {
  const unknown = new Map<string, number>();
  const registries = registriesOf(sources);
  let events: DeliveryEventInput[] = [];
  try {
    const asking = askCommits(listed, known, {
      ...{ registries, rereadFrom, unknown },
    });
    for await (const found of asking) {
      events.push(...found);
      if (events.length >= COMMITS_PER_PAGE) {
        yield page(known, events);
        events = [];
      }
    }
  } catch (error) {
    yield page(known, events);
    throw error;
  }
  yield page(known, events);
  if (unknown.size > 0) {
    logger.info('Rollouts of which no commit is known', {
      cluster: stream.id,
      ...Object.fromEntries(unknown),
    });
  }
}

function* tellNew(
  listed: readonly Listed[],
  known: Map<string, Known>,
  asOf: Date,
): Iterable<EventPage<Position>> {
  let events: DeliveryEventInput[] = [];
  let from = 0;
  const told = (to: number) => ({
    ...page(known, events),
    places: listed.slice(from, to).flatMap(productionClaims),
  });
  for (const [index, workload] of listed.entries()) {
    const news = newsOf(workload, known.get(workload.uid), asOf);
    known.set(workload.uid, { ...news.known, place: workload.place });
    events.push(...news.events);
    if (events.length >= EVENTS_PER_PAGE) {
      yield told(index + 1);
      events = [];
      from = index + 1;
    }
  }
  yield told(listed.length);
}

function page(
  known: ReadonlyMap<string, Known>,
  events: readonly DeliveryEventInput[],
): EventPage<Position> {
  const position = { workloads: Object.fromEntries(known) };
  return { events, position, progress: progressOf(position) };
}
