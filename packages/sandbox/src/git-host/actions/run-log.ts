import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type {
  RepositoryRecord,
  RunRecord,
  WorkflowRecord,
} from '../state/records';
import { pastRuns } from './past-runs';
import { parseWorkflow } from './workflow-file';
import { workflowIdOf } from './workflow-id';

const FOLDER = '.github/workflows';

/** Runs of every repository: those of the company's past, made when first asked for, and those that happen. */
export class RunLog {
  private readonly byRepository = new Map<number, Promise<RunRecord[]>>();

  constructor(private readonly state: GitHostState) {}

  /** Oldest first. */
  of(record: RepositoryRecord): Promise<RunRecord[]> {
    const known = this.byRepository.get(record.id);
    if (known !== undefined) {
      return known;
    }
    const { company } = this.state;
    const services =
      record.owner === company.organisation
        ? company.services.filter(
            service => service.repository === record.plannedName,
          )
        : [];
    const made = Promise.all(
      services.map(service => pastRuns(this.state, record, service)),
    ).then(lists => lists.flat().sort((a, b) => a.createdAt - b.createdAt));
    this.byRepository.set(record.id, made);
    return made;
  }

  async add(record: RepositoryRecord, run: RunRecord): Promise<void> {
    (await this.of(record)).push(run);
  }

  /** The workflow files on the default branch. */
  async workflows(
    record: RepositoryRecord,
  ): Promise<readonly WorkflowRecord[]> {
    return this.workflowsAt(record, record.defaultBranch);
  }

  async workflowsAt(
    record: RepositoryRecord,
    ref: string,
  ): Promise<readonly WorkflowRecord[]> {
    const found = await this.filesAt(record, ref);
    return found.map(({ path, text }) => ({
      id: workflowIdOf(record, path),
      path,
      name: parseWorkflow(text)?.name ?? path,
      createdAt: record.createdAt,
    }));
  }

  async filesAt(
    record: RepositoryRecord,
    ref: string,
  ): Promise<readonly { readonly path: string; readonly text: string }[]> {
    const sha = await this.state.store.resolve(fullNameOf(record), ref);
    const folder =
      sha === undefined
        ? undefined
        : await this.state.store.tree(`${sha}:${FOLDER}`);
    const files = (folder?.entries ?? []).filter(
      entry => entry.type === 'blob' && /\.ya?ml$/.test(entry.name),
    );
    return Promise.all(
      files.map(async entry => ({
        path: `${FOLDER}/${entry.name}`,
        text:
          (await this.state.store.blob(entry.sha))?.content.toString() ?? '',
      })),
    );
  }
}
