import {
  sourceError,
  type SourceClient,
  type SourceClients,
} from '@groundwork/source-client';
import {
  githubMeaning,
  githubOf,
  type RepositoryAddress,
} from '@groundwork/source-client/github';
import { z } from 'zod';
import { workflowRunsSchema, type WorkflowRuns } from './workflowRuns';

const directorySchema = z.array(z.object({ name: z.string() }));

/** Reads of one repository what tells its runs, or why it has none. */
export class RepositoryReader {
  readonly #client: SourceClient;
  readonly #repository: RepositoryAddress;

  constructor(sources: SourceClients, repository: RepositoryAddress) {
    this.#repository = repository;
    this.#client = sources.client({
      ...githubOf(sources).target(repository),
      meaning: {
        ...githubMeaning,
        // Every repository has a list of runs: where it is not there, the repository is hidden.
        reasonOf: refusal =>
          refusal.status === 404
            ? 'forbidden'
            : githubMeaning.reasonOf(refusal),
      },
    });
  }

  /** The latest workflow runs. */
  runs({
    limit,
    branch,
  }: {
    readonly limit: number;
    readonly branch?: string;
  }): Promise<WorkflowRuns> {
    return this.#client.read(
      `${this.#path()}/actions/runs`,
      workflowRunsSchema,
      {
        query: { per_page: String(limit), ...(branch ? { branch } : {}) },
        what: `the runs of ${this.#name()}`,
        right: 'Actions: read',
      },
    );
  }

  /** Names in a folder; none where there is no such folder. */
  async filesIn(folder: string): Promise<readonly string[]> {
    const what = `the files of ${this.#name()}`;
    const { status, body } = await this.#client.json(
      `${this.#path()}/contents/${folder}`,
      { allow: [404], what, right: 'Contents: read' },
    );
    if (status === 404) {
      return [];
    }
    const files = directorySchema.safeParse(body);
    if (!files.success) {
      throw sourceError(
        {
          reason: 'parse_error',
          source: this.#client.target.source,
          what,
          status,
          detail: 'it is not a list of files',
        },
        { cause: files.error },
      );
    }
    return files.data.map(({ name }) => name);
  }

  #name(): string {
    return `${this.#repository.owner}/${this.#repository.name}`;
  }

  #path(): string {
    return `/repos/${this.#name()}`;
  }
}
