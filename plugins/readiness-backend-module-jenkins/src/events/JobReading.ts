import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import {
  productionClaims,
  stillOpen,
  type EventContext,
  type EventPage,
} from '@groundwork/plugin-readiness-node';
import { sourceError, type SourceClient } from '@groundwork/source-client';
import {
  isMultibranch,
  isPipeline,
  jenkinsOf,
  jobPath,
  primaryOf,
  type JobAddress,
} from '@groundwork/source-client/jenkins';
import type { z } from 'zod';
import {
  BUILD_TREE,
  buildSchema,
  buildsSchema,
  describedSchema,
  ITEM_TREE,
  itemSchema,
  jobSchema,
  type Build,
  type Stage,
} from './builds';
import { deploymentsOf, type BuiltJob } from './deployments';
import { nothing, progressOf, type Position } from './position';

const DAY_MS = 86_400_000;
/** A build that waits for consent waits for days; one that has not ended after this hangs for ever. */
const LONGEST_BUILD_MS = 35 * DAY_MS;
const BUILDS_PER_LISTING = 100;
const BUILDS_PER_PAGE = 20;

/** The job that builds the main branch. */
interface MainJob {
  readonly path: string;
  readonly hasStages: boolean;
  readonly next: number;
}

/** One reading of a job: the builds that are new, the oldest first, and those that had not ended. */
export class JobReading {
  readonly #context: EventContext<Position>;
  readonly #address: JobAddress;
  readonly #job: BuiltJob;
  readonly #http: SourceClient;

  constructor(
    context: EventContext<Position>,
    address: JobAddress,
    job: BuiltJob,
  ) {
    this.#context = context;
    this.#address = address;
    this.#job = job;
    this.#http = jenkinsOf(context.sources).client(address.controller);
  }

  async *pages(): AsyncIterable<EventPage<Position>> {
    const main = await this.#mainJob();
    const { position: before = nothing } = this.#context;
    if (!main) {
      yield this.#page([], before);
      return;
    }
    // A job that was made anew counts from one again.
    let position = main.next <= before.last ? nothing : before;
    const fresh = await this.#newBuilds(main, position.last);
    for (const { id } of position.open) {
      const build = await this.#build(main, id);
      const events = build ? await this.#told(main, build) : [];
      position = { ...position, open: this.#openAfter(position, id, build) };
      yield this.#page(events, position);
    }
    let events: readonly DeliveryEventInput[] = [];
    for (const [index, build] of fresh.entries()) {
      events = [...events, ...(await this.#told(main, build))];
      const id = String(build.number);
      const open = this.#openAfter(position, id, build);
      position = { ...advanced(position, build), open };
      if (index % BUILDS_PER_PAGE === BUILDS_PER_PAGE - 1) {
        yield this.#page(events, position);
        events = [];
      }
    }
    yield this.#page(events, position);
  }

  /** Undefined where none of a repository's jobs is known to build its main branch. */
  async #mainJob(): Promise<MainJob | undefined> {
    const { job } = this.#address;
    const item = await jenkinsOf(this.#context.sources)
      .reader(this.#address)
      .read(ITEM_TREE, itemSchema);
    const path = jobPath(job);
    if (!isMultibranch(item._class)) {
      return mainJob(path, item);
    }
    const primary = primaryOf(item.jobs ?? []);
    return primary && mainJob(`${path}${jobPath(primary.name)}`, primary);
  }

  /** Those after a number, the earliest first. New ones move what is listed on, so some may be listed twice and none is missed. */
  async #newBuilds({ path }: MainJob, last: number): Promise<readonly Build[]> {
    const found = new Map<number, Build>();
    const historyFrom = this.#context.historyFrom.getTime();
    for (let from = 0; ; from += BUILDS_PER_LISTING) {
      const to = from + BUILDS_PER_LISTING;
      const { allBuilds } = await this.#http.read(
        `${path}/api/json`,
        buildsSchema,
        {
          query: { tree: `allBuilds[${BUILD_TREE}]{${from},${to}}` },
          what: `the builds of ${this.#address.job}`,
          right: 'Job/Read',
        },
      );
      const builds = allBuilds ?? [];
      const fresh = builds.filter(
        ({ number, timestamp }) => number > last && timestamp >= historyFrom,
      );
      fresh.forEach(build => found.set(build.number, build));
      if (builds.length < BUILDS_PER_LISTING || fresh.length < builds.length) {
        return [...found.values()].sort((a, b) => a.number - b.number);
      }
    }
  }

  /** Undefined for a build that was discarded. */
  async #build({ path }: MainJob, id: string): Promise<Build | undefined> {
    const what = `build ${id} of ${this.#address.job}`;
    const { status, body } = await this.#http.json(`${path}/${id}/api/json`, {
      ...{ query: { tree: BUILD_TREE }, allow: [404] },
      ...{ what, right: 'Job/Read' },
    });
    if (status === 404) {
      return undefined;
    }
    const build = buildSchema.safeParse(body);
    if (!build.success) {
      const { source } = this.#http.target;
      const detail = 'it is no build';
      throw sourceError(
        { reason: 'parse_error', source, what, detail },
        { cause: build.error },
      );
    }
    return build.data;
  }

  async #told(
    main: MainJob,
    build: Build,
  ): Promise<readonly DeliveryEventInput[]> {
    const stages = main.hasStages ? await this.#stages(main, build) : undefined;
    return deploymentsOf(this.#job, build, stages);
  }

  async #stages(
    { path }: MainJob,
    { number }: Build,
  ): Promise<readonly Stage[]> {
    const { stages } = await this.#http.read(
      `${path}/${number}/wfapi/describe`,
      describedSchema,
      {
        what: `the stages of ${this.#address.job} #${number}`,
        right: 'Job/Read',
      },
    );
    return stages;
  }

  #openAfter(
    { open }: Position,
    id: string,
    build: Build | undefined,
  ): Position['open'] {
    const { asOf } = this.#context;
    const sinceMs = build?.timestamp ?? 0;
    const seen = { id, sinceMs, hasEnded: build?.building !== true };
    return stillOpen(open, [seen], { asOf, longestMs: LONGEST_BUILD_MS });
  }

  #page(
    events: readonly DeliveryEventInput[],
    position: Position,
  ): EventPage<Position> {
    const { place } = this.#job;
    const { services } = this.#context.stream;
    const environments = new Set(
      events.flatMap(each =>
        each.kind === 'deployment' ? [each.environment] : [],
      ),
    );
    const places = [...environments].flatMap(environment =>
      productionClaims({ place, environment, services }),
    );
    return { events, position, places, progress: progressOf(position) };
  }
}

function mainJob(
  path: string,
  { _class, nextBuildNumber }: z.output<typeof jobSchema>,
): MainJob {
  const hasStages = isPipeline(_class);
  return { path, hasStages, next: nextBuildNumber ?? Number.MAX_SAFE_INTEGER };
}

/** That builds were discarded unseen shows in their numbers. */
function advanced(
  { last, read, sinceMs, ...rest }: Position,
  { number, timestamp }: Build,
): Position {
  const since = number > last + 1 ? timestamp : sinceMs;
  return {
    ...{ ...rest, last: number, read: read + 1 },
    ...(since === undefined ? {} : { sinceMs: since }),
  };
}
