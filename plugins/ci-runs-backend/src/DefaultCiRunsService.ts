import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import {
  type CiEngine,
  type CiRuns,
  GITHUB_PROJECT_SLUG_ANNOTATION,
} from '@groundwork/plugin-ci-runs-common';
import { z } from 'zod';
import type { GithubReader, Repository } from './github/GithubReader';
import { ReadFailure } from './github/ReadFailure';
import { repositoryOf } from './github/repositoryOf';
import { ciRunOf, workflowRunsSchema } from './github/workflowRuns';

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

const directorySchema = z.array(z.object({ name: z.string() }));

type Answer = Omit<CiRuns, 'entityRef' | 'asOf' | 'repository' | 'url'>;

/** Reads GitHub Actions; of a repository that another engine builds it says so. */
export class DefaultCiRunsService implements CiRunsService {
  readonly #integrations: ScmIntegrationRegistry;
  readonly #reader: GithubReader;
  readonly #timeoutMs: number;

  constructor(options: {
    readonly integrations: ScmIntegrationRegistry;
    readonly reader: GithubReader;
    readonly timeoutMs: number;
  }) {
    this.#integrations = options.integrations;
    this.#reader = options.reader;
    this.#timeoutMs = options.timeoutMs;
  }

  async runsOf(entity: Entity, query: RunsQuery): Promise<CiRuns> {
    const entityRef = stringifyEntityRef(entity);
    const repository = repositoryOf(entity, this.#integrations);
    if (!repository) {
      throw new NotFoundError(
        `${entityRef} names no repository: annotation ${GITHUB_PROJECT_SLUG_ANNOTATION} is missing`,
      );
    }
    return {
      entityRef,
      asOf: new Date().toISOString(),
      repository: `${repository.owner}/${repository.name}`,
      url: `${repository.webUrl}/${repository.owner}/${repository.name}/actions`,
      ...(await this.#answer(repository, query)),
    };
  }

  async #answer(repository: Repository, query: RunsQuery): Promise<Answer> {
    const signal = AbortSignal.timeout(this.#timeoutMs);
    try {
      const search = new URLSearchParams({
        per_page: String(query.limit),
        ...(query.branch ? { branch: query.branch } : {}),
      });
      const { workflow_runs: runs, total_count: totalCount } =
        await this.#reader.read(repository, `/actions/runs?${search}`, {
          schema: workflowRunsSchema,
          signal,
        });
      return runs.length > 0
        ? {
            engines: ['github-actions'],
            outcome: 'observed',
            runs: runs.map(ciRunOf),
            totalCount,
          }
        : await this.#explainNoRuns(repository, signal);
    } catch (error) {
      if (error instanceof ReadFailure) {
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
  async #explainNoRuns(
    repository: Repository,
    signal: AbortSignal,
  ): Promise<Answer> {
    const engines = await this.#engines(repository, signal);
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

  async #engines(
    repository: Repository,
    signal: AbortSignal,
  ): Promise<readonly CiEngine[]> {
    const list = (path: string) =>
      this.#reader.readPath(repository, path, {
        schema: directorySchema,
        signal,
      });
    const [root = [], workflows = []] = await Promise.all([
      list('/contents/'),
      list('/contents/.github/workflows'),
    ]);
    return [
      ...(workflows.some(({ name }) => /\.ya?ml$/.test(name))
        ? (['github-actions'] as const)
        : []),
      ...(root.some(({ name }) => /^Jenkinsfile(\.|$)/.test(name))
        ? (['jenkins'] as const)
        : []),
    ];
  }
}
