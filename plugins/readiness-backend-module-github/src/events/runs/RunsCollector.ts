import {
  stillOpen,
  type EventCollector,
  type EventContext,
  type EventPage,
  type EventStream,
  type CountedEnvironments,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import { claimsOf } from '../repositories/places';
import {
  RepositoryStreams,
  type NamedRepository,
} from '../repositories/RepositoryStreams';
import {
  deploysByItself,
  headFields,
  headSchema,
  type Head,
} from './deploysByItself';
import type { JobRule } from './jobRules';
import { hasBeenRead } from './hasBeenRead';
import { listed, listingSchema, progressOf } from './listedRuns';
import { RunReader } from './readRuns';
import { runEvents, seenRun, type Run } from './runEvents';

const HOUR_MS = 3_600_000;
const LONGEST_OPEN_MS = 35 * 24 * HOUR_MS;
/** Changes that a listing showed before they were whole are asked for once more. */
const LATE_MS = HOUR_MS;
/** Runs that try a change, which none of them deploys. */
const TRIES: ReadonlySet<string> = new Set(['pull_request', 'merge_group']);

type Repository = NamedRepository<Head>;

const positionSchema = z.object({
  ...listingSchema.shape,
  open: z.array(z.object({ id: z.string(), sinceMs: z.number() })).readonly(),
  /** Where jobs have deployed to so far, by the names of environments. */
  environments: z.array(z.string()).readonly(),
});
type Position = z.infer<typeof positionSchema>;
type Page = EventPage<Position>;

/** Where jobs deployed to stays known, because that is why the runs are read at all. */
export function readAnew({
  environments,
}: Pick<Position, 'environments'>): Position {
  return { open: [], environments, read: 0 };
}

/** What decides which runs are read, and what they tell. */
interface RunSettings {
  readonly jobs: readonly JobRule[];
  readonly tasks: ReadonlySet<string>;
  readonly environments: CountedEnvironments;
}

interface Reading {
  readonly context: EventContext<Position>;
  readonly repository: Repository;
  readonly reader: RunReader;
}

/**
 * Runs of GitHub Actions whose jobs deploy. Where GitHub itself knows deployments to production they would tell the same once more,
 * so they are read there only if they told of some before: what was then is told by nobody else.
 */
export class RunsCollector implements EventCollector<Position> {
  readonly id = 'github:runs';
  readonly source;
  readonly positionSchema = positionSchema;
  readonly #host: string;
  readonly #settings: RunSettings;
  readonly #streams: RepositoryStreams<Head>;

  constructor(host: string, settings: RunSettings) {
    this.#host = host;
    this.#settings = settings;
    // Apart from GitHub's deployments, of which a service may have some as well: only one of both counts.
    this.source = { kind: 'github-actions', instance: host };
    this.#streams = new RepositoryStreams(host, {
      fields: headFields(settings.environments),
      schema: headSchema,
      right: 'Deployments: read',
    });
  }

  streams: EventCollector['streams'] = async (services, context) => {
    const all = await this.#streams.name(services, context);
    const wanted: EventStream[] = [];
    for (const stream of all) {
      if (
        !this.#isToldByItself(stream) ||
        (await hasBeenRead(stream, context))
      ) {
        wanted.push(stream);
      }
    }
    return wanted;
  };

  async *read(context: EventContext<Position>): AsyncIterable<Page> {
    const repository = this.#streams.of(context.stream);
    const reading = {
      ...{ context, repository },
      reader: new RunReader(context, repository),
    };
    let position = context.position ?? readAnew({ environments: [] });
    const before = position.open;
    const seen = new Set<string>();
    for await (const { runs, at } of listed(reading, position)) {
      runs.forEach(({ id }) => seen.add(String(id)));
      const told = await this.#tell(reading, position, runs);
      const { open, environments } = told.position;
      position = { ...at, open, environments };
      yield { ...told, position, progress: progressOf(position) };
    }
    for (const { id } of before.filter(item => !seen.has(item.id))) {
      const run = await reading.reader.run(id);
      const told = await this.#tell(reading, position, run ? [run] : []);
      const open = told.position.open.filter(item => run || item.id !== id);
      position = { ...told.position, open };
      yield { ...told, position };
    }
  }

  #isToldByItself(stream: EventStream): boolean {
    const { environments, tasks } = this.#settings;
    const found = this.#streams.find(stream);
    return (
      found !== undefined && deploysByItself(found.head, environments, tasks)
    );
  }

  /** Jobs are asked for of runs that changed since the last reading. */
  async #tell(
    { context, repository, reader }: Reading,
    position: Position,
    runs: readonly Run[],
  ): Promise<Page> {
    const { untilMs = 0, open } = position;
    const known = new Set(open.map(({ id }) => id));
    const of = { ...repository, host: this.#host, rules: this.#settings.jobs };
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
      event.kind === 'deployment' ? [event.environment] : [],
    );
    const environments = [
      ...new Set([...position.environments, ...named]),
    ].sort();
    const { hasTier } = this.#settings.environments;
    return {
      events,
      position: {
        ...position,
        environments,
        open: stillOpen(
          open,
          runs.filter(({ event }) => !TRIES.has(event)).map(seenRun),
          { asOf: context.asOf, longestMs: LONGEST_OPEN_MS },
        ),
      },
      places: environments.some(hasTier) ? claimsOf(repository) : [],
    };
  }
}
