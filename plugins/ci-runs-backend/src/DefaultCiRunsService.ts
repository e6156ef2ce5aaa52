import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  type CiRun,
  type CiRuns,
  type CiSource,
  GITHUB_PROJECT_SLUG_ANNOTATION,
  JENKINS_JOB_ANNOTATION,
} from '@groundwork/plugin-ci-runs-common';
import { SourceError, type SourceClients } from '@groundwork/source-client';
import { githubOf } from '@groundwork/source-client/github';
import { jenkinsOf } from '@groundwork/source-client/jenkins';
import { githubRuns } from './github/githubRuns';
import { jenkinsRuns } from './jenkins/jenkinsRuns';
import { goodLook, type LastGoodLooks } from './LastGoodLooks';
import type { RunsOfOne, RunsQuery } from './sources';

/** Answers the latest runs of an entity that the caller was allowed to read. */
export interface CiRunsService {
  /** Never rejects because of a source: that is an answer that names it. */
  runsOf(entity: Entity, query: RunsQuery): Promise<CiRuns>;
}

/** One source's part of the answer. */
interface Part {
  readonly source: CiSource;
  readonly runs: readonly CiRun[];
  readonly engines: CiRuns['engines'];
  readonly totalCount?: number;
}

/** Asks every source that the entity names, and says of each how it answered. */
export class DefaultCiRunsService implements CiRunsService {
  readonly #sources: SourceClients;
  readonly #lastGood: LastGoodLooks;
  readonly #timeoutMs: number;

  constructor(options: {
    readonly sources: SourceClients;
    readonly lastGood: LastGoodLooks;
    /** For all that one answer asks of a source. */
    readonly timeoutMs: number;
  }) {
    this.#sources = options.sources;
    this.#lastGood = options.lastGood;
    this.#timeoutMs = options.timeoutMs;
  }

  async runsOf(entity: Entity, query: RunsQuery): Promise<CiRuns> {
    const entityRef = stringifyEntityRef(entity);
    const annotations = entity.metadata.annotations ?? {};
    const repository = githubOf(this.#sources).repositoryOf(annotations);
    const job = annotations[JENKINS_JOB_ANNOTATION]?.trim();
    if (!repository && !job) {
      throw new NotFoundError(
        `${entityRef} names no repository and no job: annotations ${GITHUB_PROJECT_SLUG_ANNOTATION} and ${JENKINS_JOB_ANNOTATION} are missing`,
      );
    }
    const asked = [
      ...(repository
        ? [githubRuns(this.#sources, repository, { isOnlySource: !job })]
        : []),
      ...(job ? [this.#jenkins(job, repository?.name)] : []),
    ];
    const parts = await Promise.all(
      asked.map(source => this.#ask(source, query)),
    );
    return {
      entityRef,
      asOf: new Date().toISOString(),
      ...(repository
        ? { repository: `${repository.owner}/${repository.name}` }
        : {}),
      ...joined(parts, query),
    };
  }

  #jenkins(job: string, repository: string | undefined): RunsOfOne {
    const address = jenkinsOf(this.#sources).jobOf(job);
    return address
      ? jenkinsRuns(this.#sources, address, repository)
      : unknownController(job);
  }

  async #ask(asked: RunsOfOne, query: RunsQuery): Promise<Part> {
    const { engine, name, url } = asked;
    const about = { engine, name, ...(url === undefined ? {} : { url }) };
    const readAt = new Date().toISOString();
    try {
      const seen = await asked.look(
        query,
        AbortSignal.timeout(this.#timeoutMs),
      );
      const { engines, message } = seen;
      if (seen.outcome === 'failed') {
        const { reason, remedy } = seen;
        return {
          source: {
            ...about,
            outcome: 'failed',
            reason,
            message,
            remedy,
          },
          runs: [],
          engines: [...engines],
        };
      }
      await this.#lastGood.keep(asked, query, goodLook(seen, readAt));
      const { runs, totalCount, note } = seen;
      return {
        source: { ...about, outcome: seen.outcome, message, note, readAt },
        runs,
        engines: [...engines],
        ...(totalCount === undefined ? {} : { totalCount }),
      };
    } catch (error) {
      if (!(error instanceof SourceError)) {
        throw error;
      }
      const { reason, says, remedy } = error;
      const kept = await this.#lastGood.recall(asked, query);
      return {
        source: {
          ...about,
          outcome: 'failed',
          reason,
          message: says,
          remedy,
          readAt: kept?.readAt,
        },
        runs: kept?.runs ?? [],
        engines: kept?.engines ?? [],
      };
    }
  }
}

function unknownController(job: string): RunsOfOne {
  return {
    engine: 'jenkins',
    name: 'Jenkins',
    url: undefined,
    question: JSON.stringify(['jenkins', job]),
    look: async () => ({
      outcome: 'failed',
      engines: ['jenkins'],
      reason: 'unsupported',
      message: `No Jenkins controller for ${job} is configured.`,
      remedy: 'Name the controller under jenkins.instances.',
    }),
  };
}

/** One answer of all sources: what is known is shown, and what is not is named. */
function joined(
  parts: readonly Part[],
  { limit }: RunsQuery,
): Pick<
  CiRuns,
  | 'outcome'
  | 'reason'
  | 'message'
  | 'runs'
  | 'totalCount'
  | 'url'
  | 'engines'
  | 'sources'
> {
  const sources = parts.map(({ source }) => source);
  const runs = parts
    .flatMap(part => part.runs)
    .sort(newestFirst)
    .slice(0, limit);
  const failed = sources.find(({ outcome }) => outcome === 'failed');
  const counts = parts.map(({ totalCount }) => totalCount);
  const withRuns = parts.find(part => part.runs.length > 0);
  const quiet = failed ? 'failed' : 'absent';
  const shown = failed ?? sources.find(({ message }) => message !== undefined);
  return {
    outcome: runs.length > 0 ? 'observed' : quiet,
    ...(runs.length > 0
      ? {}
      : { reason: failed?.reason, message: shown?.message }),
    engines: [...new Set(parts.flatMap(({ engines }) => engines))],
    url: withRuns?.source.url ?? sources.find(({ url }) => url)?.url,
    runs,
    totalCount: counts.reduce(
      (sum, count) =>
        sum === undefined || count === undefined ? undefined : sum + count,
      0,
    ),
    sources,
  };
}

/** A run that has not started yet is the newest. */
function newestFirst(a: CiRun, b: CiRun): number {
  const at = ({ startedAt }: CiRun) =>
    startedAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(startedAt);
  return at(a) === at(b) ? 0 : at(b) - at(a);
}
