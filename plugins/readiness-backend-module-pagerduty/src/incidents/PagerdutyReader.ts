import {
  SourceError,
  type SourceClients,
} from '@groundwork/plugin-readiness-node';
import {
  pagerdutyOf,
  type PagerdutyAccount,
} from '@groundwork/source-client/pagerduty';
import {
  incidentSchema,
  logSchema,
  oneIncidentSchema,
  serviceSchema,
  type Incident,
} from './shapes';

/** A page of a list. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly more: boolean;
}

/** A part of the incidents of one service, by when they began. */
export interface IncidentQuery {
  readonly service: string;
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly offset: number;
}

/** Asks one account. */
export class PagerdutyReader {
  readonly #sources: SourceClients;
  readonly #account: PagerdutyAccount;
  /** Those that were asked for one by one: many may be merged into the same one. */
  readonly #asked = new Map<string, Incident>();

  constructor(sources: SourceClients, account: PagerdutyAccount) {
    this.#sources = sources;
    this.#account = account;
  }

  /** Every service of the account, by its id. */
  async services(): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (let offset = 0, more = true; more; ) {
      const page = await this.#client.page(this.#account, {
        ...{ name: 'services', schema: serviceSchema, offset },
        what: 'the list of services',
      });
      page.items.forEach(({ id, name }) => names.set(id, name ?? id));
      offset += page.items.length;
      more = page.more && page.items.length > 0;
    }
    return names;
  }

  /** Incidents of a service that began in a span, the earliest first. */
  incidents({
    service,
    sinceMs,
    untilMs,
    offset,
  }: IncidentQuery): Promise<Listed<Incident>> {
    return this.#list(service, offset, [
      ['since', new Date(sinceMs).toISOString()],
      ['until', new Date(untilMs).toISOString()],
      ['sort_by', 'created_at:asc'],
      ...this.#account.urgencies.map(each => ['urgencies[]', each] as const),
    ]);
  }

  /** Incidents of a service that have not ended, whenever they began. */
  async open(service: string): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    for (let offset = 0, more = true; more; ) {
      const page = await this.#list(service, offset, [
        ['date_range', 'all'],
        ['statuses[]', 'triggered'],
        ['statuses[]', 'acknowledged'],
      ]);
      page.items.forEach(({ id }) => ids.add(id));
      offset += page.items.length;
      more = page.more && page.items.length > 0;
    }
    return ids;
  }

  /** Undefined for one that is not there any more. */
  async incident(id: string): Promise<Incident | undefined> {
    const known = this.#asked.get(id);
    if (known) {
      return known;
    }
    try {
      const { incident } = await this.#client.read(
        this.#account,
        `/incidents/${encodeURIComponent(id)}`,
        { schema: oneIncidentSchema, what: `the incident ${id}` },
      );
      this.#asked.set(id, incident);
      return incident;
    } catch (error) {
      if (error instanceof SourceError && error.reason === 'not_found') {
        return undefined;
      }
      throw error;
    }
  }

  /** When an incident was resolved, by its log. */
  async resolvedAt(id: string): Promise<number | undefined> {
    const { log_entries: entries } = await this.#client.read(
      this.#account,
      `/incidents/${encodeURIComponent(
        id,
      )}/log_entries?is_overview=true&limit=100`,
      { schema: logSchema, what: `the log of the incident ${id}` },
    );
    const times = entries
      .filter(({ type }) => /^resolve_log_entry\b/.test(type))
      .map(({ created_at: at }) => Date.parse(at));
    return times.length === 0 ? undefined : Math.max(...times);
  }

  get #client() {
    return pagerdutyOf(this.#sources);
  }

  #list(
    service: string,
    offset: number,
    parameters: readonly (readonly [string, string])[],
  ): Promise<Listed<Incident>> {
    return this.#client.page(this.#account, {
      ...{ name: 'incidents', schema: incidentSchema, offset },
      parameters: [
        ['service_ids[]', service],
        ['time_zone', 'UTC'],
        ...parameters,
      ],
      what: `the incidents of service ${service}`,
    });
  }
}
