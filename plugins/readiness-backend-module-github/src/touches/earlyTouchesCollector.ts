import {
  absent,
  earlyTouches,
  observed,
  type EarlyTouches,
  type Observation,
  type Subject,
  type TeamOfPerson,
} from '@groundwork/plugin-readiness-common';
import type {
  CollectContext,
  Collector,
} from '@groundwork/plugin-readiness-node';
import { githubOf } from '@groundwork/source-client/github';
import { GithubRepository } from '../repository/githubRepository';
import { noRepository } from '../repository/noRepository';
import { LIST, listSchema, type Pull } from './query';

/** Older services are no longer on their way to their first deployment; a run of a template is asked about for less. */
const YOUNG_DAYS = 180;
const DAY_MS = 86_400_000;
/** The first pull requests of a repository: what comes later is no help with starting. */
const FIRST = 50;
const RIGHT = 'Pull requests: read';

type Touch = EarlyTouches['touches'][number];

/** Reads which teams spoke up on the first pull requests of a young repository. */
export class EarlyTouchesCollector implements Collector<EarlyTouches> {
  readonly id = 'github:early-touches';
  readonly produces = earlyTouches;
  readonly appliesTo = {
    kind: 'Component',
    annotation: 'github.com/project-slug',
  } as const;

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<EarlyTouches>> {
    const repository = GithubRepository.of(subject, context);
    if (!repository) return noRepository(subject);
    const { slug, source } = repository;
    const createdAt = await repository.createdAt(context);
    const isOld =
      Date.parse(createdAt) < context.asOf.getTime() - YOUNG_DAYS * DAY_MS;
    if (isOld)
      return absent(`Its repository is older than ${YOUNG_DAYS} days.`, {
        source,
        request: { method: 'GET', path: repository.path('') },
        object: { repo: slug },
      });
    const { pulls, readUntil } = await firstPulls(repository, context);
    const teamOf = await context.teamsOfPeople();
    return observed(
      {
        repository: slug,
        touches: pulls
          .flatMap(pull => touchesOf(pull, teamOf))
          .sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
        ...(readUntil === undefined ? {} : { readUntil }),
      },
      {
        source,
        request: { method: 'POST', path: '/graphql' },
        object: { repo: slug },
      },
    );
  }
}

async function firstPulls(
  { host, slug }: GithubRepository,
  { sources }: CollectContext,
): Promise<{ readonly pulls: readonly Pull[]; readonly readUntil?: string }> {
  const hosts = githubOf(sources);
  const address = hosts.repository(slug, host);
  const { owner, name } = address;
  const { data } = await hosts.graphql(address, {
    query: LIST,
    variables: { owner, name, first: FIRST },
    schema: listSchema,
    what: `the first pull requests of ${slug}`,
    right: RIGHT,
  });
  const { nodes, pageInfo } = data.repository.pullRequests;
  const ends = [
    ...(pageInfo.hasNextPage
      ? nodes.slice(-1).map(({ createdAt }) => createdAt)
      : []),
    ...nodes.flatMap(cutAt),
  ].sort((a, b) => Date.parse(a) - Date.parse(b));
  const [readUntil] = ends;
  return { pulls: nodes, ...(readUntil === undefined ? {} : { readUntil }) };
}

/** Where the words on one pull request were too many to read: up to the last of them. */
function cutAt({ comments, reviews, createdAt }: Pull): readonly string[] {
  return [
    ...(comments.totalCount > comments.nodes.length
      ? [comments.nodes.at(-1)?.createdAt ?? createdAt]
      : []),
    ...(reviews && reviews.totalCount > reviews.nodes.length
      ? [reviews.nodes.at(-1)?.submittedAt ?? createdAt]
      : []),
  ];
}

/** Robots say much, and nobody waits for them. Somebody whose account is gone is somebody. */
function touchesOf(
  { comments, reviews }: Pull,
  teamOf: TeamOfPerson,
): readonly Touch[] {
  const touch = (
    what: Touch['what'],
    { author, at }: { readonly author: Author; readonly at: string },
  ): readonly Touch[] => {
    if (author?.__typename === 'Bot') return [];
    const team = author ? teamOf({ githubLogin: author.login }) : undefined;
    return [
      {
        what,
        at: new Date(at).toISOString(),
        ...(team === undefined ? {} : { team }),
      },
    ];
  };
  return [
    ...comments.nodes.flatMap(({ author, createdAt: at }) =>
      touch('comment', { author, at }),
    ),
    ...(reviews?.nodes ?? []).flatMap(({ author, submittedAt: at, state }) =>
      at === null
        ? []
        : touch(state === 'APPROVED' ? 'approval' : 'review', { author, at }),
    ),
  ];
}

type Author = Pull['comments']['nodes'][number]['author'];
