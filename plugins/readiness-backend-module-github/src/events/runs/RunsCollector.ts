import {
  stillOpen,
  type EventCollector,
  type EventContext,
  type EventPage,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import { claimsOf } from '../repositories/places';
import {
  RepositoryStreams,
  type NamedRepository,
} from '../repositories/RepositoryStreams';
import type { JobRule } from './jobRules';
import { listed, listingSchema } from './listedRuns';
import { RunReader } from './readRuns';
import { runEvents, seenRun, type Run } from './runEvents';

const HOUR_MS = 3_600_000;
const LONGEST_OPEN_MS = 35 * 24 * HOUR_MS;
/** Changes that a listing showed before they were whole are asked for once more. */
const LATE_MS = HOUR_MS;
/** Runs that try a change, which none of them deploys. */
const TRIES: ReadonlySet<string> = new Set(['pull_request', 'merge_group']);

const headSchema = z.object({
  deployments: z.object({ totalCount: z.number() }),
});
type Repository = NamedRepository<z.infer<typeof headSchema>>;

const positionSchema = z.object({
  ...listingSchema.shape,
  open: z.array(z.object({ id: z.string(), sinceMs: z.number() })).readonly(),
  places: z.array(z.string()).readonly(),
});
type Position = z.infer<typeof positionSchema>;
type Page = EventPage<Position>;

interface Reading {
  readonly context: EventContext<Position>;
  readonly repository: Repository;
  readonly reader: RunReader;
}

/** Runs of GitHub Actions whose jobs deploy, in repositories for which GitHub itself knows no deployment. */
export class RunsCollector implements EventCollector<Position> {
  readonly id = 'github:runs';
  readonly source;
  readonly positionSchema = positionSchema;
  readonly #host: string;
  readonly #rules: readonly JobRule[];
  readonly #streams: RepositoryStreams<z.infer<typeof headSchema>>;

  constructor(host: string, rules: readonly JobRule[]) {
    this.#host = host;
    this.#rules = rules;
    // Apart from GitHub's deployments, of which a service may have some as well: only one of both counts.
    this.source = { kind: 'github-actions', instance: host };
    this.#streams = new RepositoryStreams(host, {
      fields: 'deployments(first: 1) { totalCount }',
      schema: headSchema,
      right: 'Deployments: read',
    });
  }

  streams: EventCollector['streams'] = async (services, context) => {
    const all = await this.#streams.name(services, context);
    return all.filter(
      stream => !this.#streams.find(stream)?.head.deployments.totalCount,
    );
  };

  async *read(context: EventContext<Position>): AsyncIterable<Page> {
    const repository = this.#streams.of(context.stream);
    const reading = {
      ...{ context, repository },
      reader: new RunReader(context, repository),
    };
    let position = context.position ?? { open: [], places: [] };
    const before = position.open;
    const seen = new Set<string>();
    for await (const { runs, at } of listed(reading, position)) {
      runs.forEach(({ id }) => seen.add(String(id)));
      const told = await this.#tell(reading, position, runs);
      const { open, places } = told.position;
      position = { open, places, ...at };
      yield { ...told, position };
    }
    for (const { id } of before.filter(item => !seen.has(item.id))) {
      const run = await reading.reader.run(id);
      const told = await this.#tell(reading, position, [run]);
      position = told.position;
      yield told;
    }
  }

  /** Jobs are asked for of runs that changed since the last reading. */
  async #tell(
    { context, repository, reader }: Reading,
    position: Position,
    runs: readonly Run[],
  ): Promise<Page> {
    const { untilMs = 0, open } = position;
    const known = new Set(open.map(({ id }) => id));
    const of = { ...repository, host: this.#host, rules: this.#rules };
    const events = [];
    for (const run of runs) {
      const isNews =
        known.has(String(run.id)) ||
        Date.parse(run.updated_at) >= untilMs - LATE_MS;
      if (isNews && !TRIES.has(run.event)) {
        events.push(...runEvents(run, await reader.jobs(run.id), of));
      }
    }
    const named = events.flatMap(event =>
      event.kind === 'deployment' ? [event.place] : [],
    );
    const places = [...new Set([...position.places, ...named])].sort();
    return {
      events,
      position: {
        ...position,
        places,
        open: stillOpen(
          open,
          runs.filter(({ event }) => !TRIES.has(event)).map(seenRun),
          { asOf: context.asOf, longestMs: LONGEST_OPEN_MS },
        ),
      },
      places: claimsOf(repository, places),
    };
  }
}
