import {
  SourceError,
  type EventCollector,
  type EventContext,
  type EventPage,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import {
  RepositoryStreams,
  type NamedRepository,
} from '../repositories/RepositoryStreams';
import { commitEvent, type Branch, type Commit } from './commitEvents';
import {
  COMMITS_RIGHT,
  readCommits,
  readHistory,
  readNewShas,
} from './readCommits';

const headSchema = z.object({
  /** An empty repository has no branch. */
  defaultBranchRef: z
    .object({
      name: z.string(),
      target: z.object({ oid: z.string() }).nullable(),
    })
    .nullable(),
});
type Repository = NamedRepository<z.infer<typeof headSchema>>;

const positionSchema = z.object({
  /** Everything that leads to it has been read. */
  head: z.string().exactOptional(),
  /** A history that has not been read to its end. */
  walk: z
    .object({
      oid: z.string(),
      sinceMs: z.number(),
      after: z.string().exactOptional(),
      seen: z.number(),
    })
    .exactOptional(),
});
type Position = z.infer<typeof positionSchema>;
type Page = EventPage<Position>;

/** Commits of the default branch with their parents, and the pull requests that brought them. */
export class CommitsCollector implements EventCollector<Position> {
  readonly id = 'github:commits';
  readonly source;
  readonly positionSchema = positionSchema;
  readonly #streams: RepositoryStreams<z.infer<typeof headSchema>>;

  constructor(host: string) {
    this.source = { kind: 'github', instance: host };
    this.#streams = new RepositoryStreams(host, {
      fields: 'defaultBranchRef { name target { oid } }',
      schema: headSchema,
      right: COMMITS_RIGHT,
    });
  }

  streams: EventCollector['streams'] = (services, context) =>
    this.#streams.name(services, context);

  async *read(context: EventContext<Position>): AsyncIterable<Page> {
    const repository = this.#streams.of(context.stream);
    const { defaultBranchRef: ref } = repository.head;
    const oid = ref?.target?.oid;
    if (ref === null || oid === undefined) {
      return;
    }
    const { id, webUrl } = repository;
    const branch = { repository: id, name: ref.name, webUrl };
    const reading = { context, repository, branch };
    const { head: known, walk } = context.position ?? {};
    let head = known;
    if (walk) {
      yield* readWalk(reading, walk);
      head = walk.oid;
    }
    if (head === oid) {
      return;
    }
    const news = head && (await readNews(reading, { before: head, now: oid }));
    if (news) {
      yield news;
    } else {
      const sinceMs = context.historyFrom.getTime();
      yield* readWalk(reading, { oid, sinceMs, seen: 0 });
    }
  }
}

type History = Awaited<ReturnType<typeof readHistory>>;

interface Reading {
  readonly context: EventContext<Position>;
  readonly repository: Repository;
  readonly branch: Branch;
}

const told = (commits: readonly Commit[], branch: Branch) =>
  commits.map(commit => commitEvent(commit, branch));

/** What came since, and the last days once more: which pull request brought a commit is told late. */
async function readNews(
  { context, repository, branch }: Reading,
  { before, now }: { readonly before: string; readonly now: string },
): Promise<Page | undefined> {
  const shas = await readNewShas(context, repository, { before, now });
  if (shas === undefined) {
    return undefined;
  }
  const { rereadFrom: since } = context;
  const last = await readHistory(context, repository, { oid: now, since });
  const recent = last?.nodes ?? [];
  const seen = new Set(recent.map(({ oid }) => oid));
  const unseen = shas.filter(sha => !seen.has(sha));
  const others = await readCommits(context, repository, unseen);
  return {
    events: told([...recent, ...others], branch),
    position: { head: now },
  };
}

/** The history of a commit, the newest first. */
async function* readWalk(
  { context, repository, branch }: Reading,
  begun: NonNullable<Position['walk']>,
): AsyncIterable<Page> {
  let walk: Position['walk'] = begun;
  while (walk) {
    const at: NonNullable<Position['walk']> = walk;
    const { oid, sinceMs, seen } = at;
    const history: History = await historyAt(context, repository, at);
    const { nodes = [], totalCount = seen, pageInfo } = history ?? {};
    const next: NonNullable<Position['walk']> = {
      ...{ oid, sinceMs, seen: seen + nodes.length },
      ...(pageInfo?.endCursor ? { after: pageInfo.endCursor } : {}),
    };
    walk = pageInfo?.hasNextPage ? next : undefined;
    yield {
      events: told(nodes, branch),
      position: walk ? { walk } : { head: oid },
      progress: {
        ...{ read: next.seen, of: totalCount },
        ...(walk ? {} : { completeFromMs: sinceMs }),
      },
    };
  }
}

/** Where a history goes on is not known for ever; one that has forgotten it is read from its beginning. */
async function historyAt(
  context: EventContext<Position>,
  repository: Repository,
  { oid, sinceMs, after }: NonNullable<Position['walk']>,
): Promise<History> {
  const since = new Date(sinceMs);
  try {
    const from = { oid, since, ...(after === undefined ? {} : { after }) };
    return await readHistory(context, repository, from);
  } catch (error) {
    if (
      after === undefined ||
      !(error instanceof SourceError) ||
      error.reason !== 'unsupported'
    ) {
      throw error;
    }
    return readHistory(context, repository, { oid, since });
  }
}
