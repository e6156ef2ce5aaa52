import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  sourceError,
  type EventStream,
  type SourceError,
  type StreamsContext,
} from '@groundwork/plugin-readiness-node';
import {
  githubOf,
  type GithubHosts,
  type RepositoryAddress,
} from '@groundwork/source-client/github';
import { z } from 'zod';
import {
  keyOf,
  servicesOfRepositories,
  type WantedRepository,
} from './servicesOfRepositories';

/** Repositories whose beginnings are asked for at once. */
const AT_ONCE = 40;

/** What a collector wants to know of every repository before it reads any. */
interface RepositoryPart<Head> {
  /** Fields of `Repository` in GraphQL. */
  readonly fields: string;
  readonly schema: z.ZodType<Head>;
  /** The right that the fields take. */
  readonly right: string;
}

/** A repository that is read, by an id that a new name does not change. */
export interface NamedRepository<Head> {
  readonly id: string;
  readonly host: string;
  readonly owner: string;
  /** Its name now, whatever the services call it. */
  readonly name: string;
  /** Its page for people. */
  readonly webUrl: string;
  readonly services: readonly Subject[];
  /** What some of them still call it, by their references. */
  readonly formerNames: ReadonlyMap<string, string>;
  readonly head: Head;
}

const namedSchema = z.object({
  databaseId: z.number(),
  nameWithOwner: z.string(),
});

type Read<Head> =
  | {
      readonly wanted: WantedRepository;
      readonly error: SourceError;
    }
  | {
      readonly error?: undefined;
      readonly repository: NamedRepository<Head>;
    };

/** The repositories of the services as streams, many of them named by one request. */
export class RepositoryStreams<Head> {
  readonly #host: string;
  readonly #part: RepositoryPart<Head>;
  readonly #of = new WeakMap<
    EventStream,
    NamedRepository<Head> | SourceError
  >();

  constructor(host: string, part: RepositoryPart<Head>) {
    this.#host = host;
    this.#part = part;
  }

  /** Others are read that no service names. */
  async name(
    services: readonly Subject[],
    { sources }: Pick<StreamsContext, 'sources'>,
    others: readonly RepositoryAddress[] = [],
  ): Promise<readonly EventStream[]> {
    const hosts = githubOf(sources);
    const wanted = servicesOfRepositories(services, hosts, this.#host);
    const streams = wanted.unusable.map(({ service, error }) =>
      this.#stream({ id: service.ref, title: service.name }, [service], error),
    );
    const named = new Map<string, NamedRepository<Head>>();
    const keys = new Set(
      wanted.repositories.map(({ address }) => keyOf(address)),
    );
    const unnamed = others
      .filter(address => !keys.has(keyOf(address)))
      .map(address => ({ address, services: [] }));
    for (const batch of batches([...wanted.repositories, ...unnamed])) {
      for (const read of await this.#ask(hosts, batch)) {
        if (read.error) {
          const id = keyOf(read.wanted.address);
          streams.push(
            this.#stream({ id, title: id }, read.wanted.services, read.error),
          );
        } else {
          // Some services may know it by a name that it had before.
          const { repository } = read;
          const before = named.get(repository.id);
          named.set(repository.id, {
            ...repository,
            services: [...(before?.services ?? []), ...repository.services],
            formerNames: new Map([
              ...(before?.formerNames ?? []),
              ...repository.formerNames,
            ]),
          });
        }
      }
    }
    for (const repository of named.values()) {
      const { id, owner, name } = repository;
      const title = `${owner}/${name}`;
      streams.push(
        this.#stream({ id, title }, repository.services, repository),
      );
    }
    return streams;
  }

  /** Undefined when it could not be named, which `of` then tells. */
  find(stream: EventStream): NamedRepository<Head> | undefined {
    const found = this.#of.get(stream);
    return found === undefined || 'reason' in found ? undefined : found;
  }

  /** @throws SourceError when it could not be named */
  of(stream: EventStream): NamedRepository<Head> {
    const found = this.#of.get(stream);
    if (found === undefined) {
      throw new TypeError(`${stream.title} is a stream of somebody else`);
    }
    if ('reason' in found) {
      throw found;
    }
    return found;
  }

  #stream(
    named: Pick<EventStream, 'id' | 'title'>,
    services: readonly Subject[],
    found: NamedRepository<Head> | SourceError,
  ): EventStream {
    const stream = {
      ...{ ...named, services },
      ...('formerNames' in found ? { formerNames: found.formerNames } : {}),
    };
    this.#of.set(stream, found);
    return stream;
  }

  #unread(
    { address: { owner, name } }: WantedRepository,
    cause: unknown,
  ): SourceError {
    return sourceError(
      {
        reason: 'parse_error',
        source: { kind: 'github', instance: this.#host },
        what: `the repository ${owner}/${name}`,
      },
      { cause },
    );
  }

  async #ask(
    hosts: GithubHosts,
    batch: readonly WantedRepository[],
  ): Promise<readonly Read<Head>[]> {
    const { fields, schema, right } = this.#part;
    const owner = batch[0]?.address.owner ?? '';
    const parts = batch.map(
      ({ address }, index) =>
        `r${index}: repository(owner: ${JSON.stringify(
          address.owner,
        )}, name: ${JSON.stringify(
          address.name,
        )}) { databaseId nameWithOwner ${fields} }`,
    );
    const { data, missing } = await hosts.graphql(
      { host: this.#host, owner },
      {
        query: `query { ${parts.join('\n')} }`,
        schema: z.record(z.string(), z.unknown()).nullish(),
        what: `the repositories of ${owner}`,
        right,
        isPartial: true,
      },
    );
    const whole = namedSchema.and(schema);
    return batch.map((wanted, index) => {
      const error = missing.get(`r${index}`);
      if (error) {
        return { wanted, error };
      }
      const { data: head, error: wrong } = whole.safeParse(data?.[`r${index}`]);
      if (wrong) {
        return { wanted, error: this.#unread(wanted, wrong) };
      }
      const [now = '', name = ''] = head.nameWithOwner.split('/');
      return {
        repository: {
          ...{ id: String(head.databaseId), host: this.#host },
          ...{ owner: now, name, services: wanted.services, head },
          formerNames: formerNamesOf(wanted, head.nameWithOwner),
          webUrl: hosts.webUrl({ host: this.#host, owner: now, name }),
        },
      };
    });
  }
}

/** Of a repository that has another name now than its services say. */
function formerNamesOf(
  { address, services }: WantedRepository,
  now: string,
): ReadonlyMap<string, string> {
  const said = `${address.owner}/${address.name}`;
  return new Map(
    keyOf(address) === now.toLowerCase()
      ? []
      : services.map(({ ref }) => [ref, said]),
  );
}

/** Each of one owner, whose credentials it is asked with. */
function* batches(
  repositories: readonly WantedRepository[],
): Iterable<readonly WantedRepository[]> {
  const owners = new Set(repositories.map(({ address }) => address.owner));
  for (const owner of owners) {
    const own = repositories.filter(({ address }) => address.owner === owner);
    for (let from = 0; from < own.length; from += AT_ONCE) {
      yield own.slice(from, from + AT_ONCE);
    }
  }
}
