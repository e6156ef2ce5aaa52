import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { ReferencedWorkflow, RepositoryRecord } from '../state/records';
import { holds, interpolate, type ExpressionContext } from './expressions';
import {
  inputDefaults,
  parseWorkflow,
  type WorkflowFile,
  type WorkflowJob,
  type WorkflowStep,
} from './workflow-file';

export interface PlannedJob {
  readonly name: string;
  readonly needs: readonly string[];
  readonly skipped: boolean;
  readonly environment: string | undefined;
  readonly steps: readonly WorkflowStep[];
  readonly context: ExpressionContext;
}

export interface RunPlan {
  readonly jobs: readonly PlannedJob[];
  readonly referenced: readonly ReferencedWorkflow[];
}

export interface RunSubject {
  readonly record: RepositoryRecord;
  readonly sha: string;
  readonly branch: string;
  readonly event: string;
  readonly runNumber: number;
}

interface Level {
  readonly file: WorkflowFile;
  readonly inputs: Readonly<Record<string, string>>;
  /** Name of the calling job, in front of the names of its jobs. */
  readonly caller: string | undefined;
  readonly needs: readonly string[];
  readonly skipped: boolean;
  readonly depth: number;
}

/** GitHub allows ten; four is what an organisation would still understand. */
const MAX_DEPTH = 4;

export function contextOf({
  record,
  sha,
  branch,
  event,
  runNumber,
}: RunSubject): ExpressionContext {
  return {
    'github.sha': sha,
    'github.ref': `refs/heads/${branch}`,
    'github.ref_name': branch,
    'github.ref_type': 'branch',
    'github.event_name': event,
    'github.repository': fullNameOf(record),
    'github.repository_owner': record.owner,
    'github.event.repository.name': record.name,
    'github.event.repository.default_branch': record.defaultBranch,
    'github.run_number': String(runNumber),
    'github.run_attempt': '1',
  };
}

/** The jobs of a run in order of their needs, those of reusable workflows included, without running anything. */
export async function planRun(
  state: GitHostState,
  file: WorkflowFile,
  subject: RunSubject,
): Promise<RunPlan> {
  const referenced: ReferencedWorkflow[] = [];
  const jobs = await expand(state, subject, {
    level: {
      file,
      inputs: {},
      caller: undefined,
      needs: [],
      skipped: false,
      depth: 0,
    },
    referenced,
  });
  return { jobs, referenced };
}

interface Expansion {
  readonly level: Level;
  readonly referenced: ReferencedWorkflow[];
}

async function expand(
  state: GitHostState,
  subject: RunSubject,
  { level, referenced }: Expansion,
): Promise<readonly PlannedJob[]> {
  const inputs = Object.fromEntries(
    Object.entries(level.inputs).map(([name, value]) => [
      `inputs.${name}`,
      value,
    ]),
  );
  const context = { ...contextOf(subject), ...inputs };
  const planned: PlannedJob[] = [];
  const lastOf = new Map<string, readonly string[]>();
  const skippedKeys = new Set<string>();
  for (const key of inOrder(level.file.jobs)) {
    const job = level.file.jobs[key];
    if (job === undefined) {
      continue;
    }
    const name = [
      ...(level.caller === undefined ? [] : [level.caller]),
      job.name === undefined ? key : interpolate(job.name, context),
    ].join(' / ');
    const needs = [
      ...level.needs,
      ...(job.needs ?? []).flatMap(each => lastOf.get(each) ?? []),
    ];
    const skipped =
      level.skipped ||
      !holds(job.if, context) ||
      (job.needs ?? []).some(each => skippedKeys.has(each));
    if (skipped) {
      skippedKeys.add(key);
    }
    const called =
      job.uses === undefined
        ? undefined
        : await reusable(state, subject, job.uses);
    if (
      called !== undefined &&
      level.depth < MAX_DEPTH &&
      job.uses !== undefined
    ) {
      referenced.push(called.reference);
      const inner = await expand(state, subject, {
        level: {
          file: called.file,
          inputs: { ...inputDefaults(called.file), ...given(job, context) },
          caller: name,
          needs,
          skipped,
          depth: level.depth + 1,
        },
        referenced,
      });
      planned.push(...inner);
      lastOf.set(
        key,
        inner.map(each => each.name),
      );
    } else {
      const environment =
        job.environment === undefined
          ? undefined
          : interpolate(job.environment, context);
      planned.push({
        name,
        needs,
        skipped,
        environment: environment === '' ? undefined : environment,
        steps: job.steps ?? [],
        context,
      });
      lastOf.set(key, [name]);
    }
  }
  return planned;
}

function given(
  job: WorkflowJob,
  context: ExpressionContext,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(job.with ?? {}).map(([name, value]) => [
      name,
      interpolate(value ?? '', context),
    ]),
  );
}

/** Keys of the jobs so that each comes after what it needs. */
function inOrder(
  jobs: Readonly<Record<string, WorkflowJob>>,
): readonly string[] {
  const ordered: string[] = [];
  const visit = (key: string, path: readonly string[]) => {
    if (ordered.includes(key) || path.includes(key)) {
      return;
    }
    (jobs[key]?.needs ?? []).forEach(need => visit(need, [...path, key]));
    ordered.push(key);
  };
  Object.keys(jobs).forEach(key => visit(key, []));
  return ordered;
}

async function reusable(
  state: GitHostState,
  subject: RunSubject,
  uses: string,
) {
  const [, local] = /^\.\/(.+)$/.exec(uses) ?? [];
  const [, owner = '', name = '', path = '', ref = ''] =
    /^([^/]+)\/([^/]+)\/(.+)@(.+)$/.exec(uses) ?? [];
  const record =
    local === undefined ? state.repository(owner, name) : subject.record;
  if (record === undefined) {
    return undefined;
  }
  const sha =
    local === undefined
      ? await state.store.resolve(fullNameOf(record), ref)
      : subject.sha;
  const text =
    sha === undefined
      ? undefined
      : await state.store.blob(`${sha}:${local ?? path}`);
  const file =
    text === undefined ? undefined : parseWorkflow(text.content.toString());
  if (sha === undefined || file === undefined) {
    return undefined;
  }
  const reference: ReferencedWorkflow = {
    path: local === undefined ? uses : `${fullNameOf(record)}/${local}@${sha}`,
    sha,
    ref:
      local === undefined
        ? `refs/heads/${ref}`
        : `refs/heads/${subject.branch}`,
  };
  return { file, reference };
}
