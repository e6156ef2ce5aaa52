import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  SourceError,
  type EventCollector,
  type EventContext,
  type EventPage,
  type StreamProgress,
  type StreamsContext,
} from '@groundwork/plugin-readiness-node';
import type { PagerdutyAccount } from '@groundwork/source-client/pagerduty';
import { z } from 'zod';
import { incidentsOf } from './incidentsOf';
import { claimsOf, namedServices, type NamedServices } from './namedServices';
import { PagerdutyReader } from './PagerdutyReader';
import { refuseUnknown, sayUnnamed } from './unknownServices';
import { unread, walkSchema } from './walk';

const positionSchema = z.object({
  /** By the ids of all services that components ever named: what was told of them is kept, too. */
  services: z.record(z.string(), walkSchema),
  /** Of what was read; another choice is read from the beginning. */
  urgencies: z.string(),
});
type Position = z.infer<typeof positionSchema>;
type Context = EventContext<Position>;

/** Nothing that the account as a whole is to blame for: other services may be read all the same. */
const OF_ONE_SERVICE: ReadonlySet<string> = new Set([
  'not_found',
  'parse_error',
  'unsupported',
]);

/** Incidents of the services of one account that components of the catalog name. */
export class IncidentsCollector implements EventCollector<Position> {
  readonly id = 'pagerduty:incidents';
  readonly source;
  readonly positionSchema = positionSchema;
  readonly #account: PagerdutyAccount;
  readonly #accounts: readonly string[];
  #named: NamedServices = { components: new Map(), elsewhere: [] };
  #said = '';

  constructor(account: PagerdutyAccount, accounts: readonly string[]) {
    this.source = account.target.source;
    this.#account = account;
    this.#accounts = accounts;
  }

  /** One part for all services: what was taken back from the catalog is then no part that is never read again. */
  async streams(services: readonly Subject[], { logger }: StreamsContext) {
    const { name } = this.#account;
    this.#named = namedServices(services, { own: name, all: this.#accounts });
    const { components, elsewhere } = this.#named;
    if (components.size === 0) {
      logger.warn('No component names a service of PagerDuty', {
        account: name,
      });
    }
    return [
      {
        ...{ id: 'incidents', title: `Incidents of ${name}` },
        services: [...[...components.values()].flat(), ...elsewhere],
      },
    ];
  }

  async *read(context: Context): AsyncIterable<EventPage<Position>> {
    const reader = new PagerdutyReader(context.sources, this.#account);
    const { components } = this.#named;
    const known =
      components.size === 0
        ? new Map<string, string>()
        : await reader.services();
    let position = this.#begin(context.position);
    yield {
      ...{ events: [], position },
      progress: this.#progress(position, context),
      places: claimsOf(this.#named, Object.keys(position.services)),
    };
    const { services } = position;
    const ids = [...components.keys()]
      .filter(id => known.has(id))
      .sort((a, b) => untilOf(services, a) - untilOf(services, b));
    let failure: SourceError | undefined;
    for (const id of ids) {
      try {
        const before = position.services[id] ?? unread;
        const steps = incidentsOf(id, before, {
          ...{ reader, context, source: this.source },
        });
        for await (const { events, walk } of steps) {
          position = {
            ...position,
            services: { ...position.services, [id]: walk },
          };
          const progress = this.#progress(position, context);
          yield { events, position, progress };
        }
      } catch (error) {
        if (
          !(error instanceof SourceError) ||
          !OF_ONE_SERVICE.has(error.reason)
        )
          throw error;
        failure ??= error;
      }
    }
    this.#said = sayUnnamed(known, this.#named, {
      ...{ said: this.#said, logger: context.logger },
    });
    if (failure) throw failure;
    refuseUnknown(known, this.#named, this.source);
  }

  #begin(before: Position | undefined): Position {
    const urgencies = [...this.#account.urgencies].sort().join();
    const isSame = before?.urgencies === urgencies;
    const ids = Object.keys(before?.services ?? {});
    return {
      urgencies,
      services: Object.fromEntries(
        [...ids, ...this.#named.components.keys()].map(id => [
          id,
          (isSame ? begunAt(before, id) : undefined) ?? unread,
        ]),
      ),
    };
  }

  /** Of the services that are named today. While one of them is read for the first time, nothing is known of all of them. */
  #progress(
    { services }: Position,
    { asOf }: Pick<Context, 'asOf'>,
  ): StreamProgress {
    const walks = [...this.#named.components.keys()].flatMap(
      id => services[id] ?? [],
    );
    const from = walks.map(({ untilMs, fromMs }) =>
      untilMs === undefined || fromMs === undefined ? asOf.getTime() : fromMs,
    );
    return {
      read: walks.reduce((sum, { read }) => sum + read, 0),
      ...(from.length > 0 ? { completeFromMs: Math.max(...from) } : {}),
    };
  }
}

/** Where nobody noted from when on a service was read, it is read from the beginning. */
function begunAt({ services }: Position, id: string) {
  const known = services[id];
  return known?.fromMs === undefined ? undefined : known;
}

/** What was never read comes first. */
function untilOf(services: Position['services'], id: string): number {
  return services[id]?.untilMs ?? 0;
}
