import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  type CiEngine,
  type CiRuns,
  GITHUB_PROJECT_SLUG_ANNOTATION,
} from '@groundwork/plugin-ci-runs-common';
import { SourceError, type SourceClients } from '@groundwork/source-client';
import { type GithubHosts, githubOf } from '@groundwork/source-client/github';
import { RepositoryReader } from './github/RepositoryReader';
import { ciRunOf } from './github/workflowRuns';

/** Which runs are asked for. */
export interface RunsQuery {
  readonly limit: number;
  readonly branch?: string;
}

/** Answers the latest runs of an entity that the caller was allowed to read. */
export interface CiRunsService {
  /** Never rejects because of the Git host: that is an answer with the outcome `failed`. */
  runsOf(entity: Entity, query: RunsQuery): Promise<CiRuns>;
}

type Answer = Omit<CiRuns, 'entityRef' | 'asOf' | 'repository' | 'url'>;

/** Reads GitHub Actions; of a repository that another engine builds it says so. */
export class DefaultCiRunsService implements CiRunsService {
  readonly #sources: SourceClients;
  readonly #github: GithubHosts;
  readonly #timeoutMs: number;

  constructor(options: {
    readonly sources: SourceClients;
    /** For all that one answer asks of the Git host. */
    readonly timeoutMs: number;
  }) {
    this.#sources = options.sources;
    this.#github = githubOf(options.sources);
    this.#timeoutMs = options.timeoutMs;
  }

  async runsOf(entity: Entity, query: RunsQuery): Promise<CiRuns> {
    const entityRef = stringifyEntityRef(entity);
    const repository = this.#github.repositoryOf(entity.metadata.annotations);
    if (!repository) {
      throw new NotFoundError(
        `${entityRef} names no repository: annotation ${GITHUB_PROJECT_SLUG_ANNOTATION} is missing`,
      );
    }
    return {
      entityRef,
      asOf: new Date().toISOString(),
      repository: `${repository.owner}/${repository.name}`,
      url: `${this.#github.webUrl(repository)}/actions`,
      ...(await answer(
        new RepositoryReader(
          this.#sources.within({
            signal: AbortSignal.timeout(this.#timeoutMs),
          }),
          repository,
        ),
        query,
      )),
    };
  }
}

async function answer(
  repository: RepositoryReader,
  query: RunsQuery,
): Promise<Answer> {
  try {
    const { workflow_runs: runs, total_count: totalCount } =
      await repository.runs(query);
    return runs.length > 0
      ? {
          engines: ['github-actions'],
          outcome: 'observed',
          runs: runs.map(ciRunOf),
          totalCount,
        }
      : await explainNoRuns(repository);
  } catch (error) {
    if (error instanceof SourceError) {
      return {
        engines: [],
        outcome: 'failed',
        reason: error.reason,
        message: error.message,
        runs: [],
      };
    }
    throw error;
  }
}

/** No runs may mean that nothing ran, or that the runs are where we cannot look. */
async function explainNoRuns(repository: RepositoryReader): Promise<Answer> {
  const engines = await enginesOf(repository);
  const none = { engines: [...engines], runs: [] };
  if (engines.includes('jenkins') && !engines.includes('github-actions')) {
    return {
      ...none,
      outcome: 'failed',
      reason: 'unsupported',
      message:
        'This repository is built by Jenkins, and no source of Jenkins runs is connected.',
    };
  }
  return {
    ...none,
    outcome: 'absent',
    totalCount: 0,
    message: engines.includes('github-actions')
      ? 'There is a workflow, and it has not run yet.'
      : 'The repository has no pipeline.',
  };
}

async function enginesOf(
  repository: RepositoryReader,
): Promise<readonly CiEngine[]> {
  const [root, workflows] = await Promise.all([
    repository.filesIn(''),
    repository.filesIn('.github/workflows'),
  ]);
  return [
    ...(workflows.some(name => /\.ya?ml$/.test(name))
      ? (['github-actions'] as const)
      : []),
    ...(root.some(name => /^Jenkinsfile(\.|$)/.test(name))
      ? (['jenkins'] as const)
      : []),
  ];
}
