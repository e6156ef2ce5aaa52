/**
 * Expansion of GitHub Actions: nothing on the server does it, so reusable workflows and composite actions are opened
 * and put in the place where they are called, as deep as the platform itself allows. A remote call that cannot be
 * opened stays opaque: it counts as one step of a template of which only the name is known.
 */
import { environmentTier, inEnvironment, isDelivery } from '../classify';
import { PAGES_ENVIRONMENT } from '../dictionary';
import { parseUses, referenceKey, referenceText } from '../references';
import type { Atom, PipelineSource, Step } from '../types';
import {
  declaredInputs,
  inputScope,
  matrixScope,
  resolve,
  type Scope,
} from './expressions';
import { jobGates } from './gates';
import {
  enter,
  expandStep,
  MAX_DEPTH,
  parse,
  type Encounters,
  type Place,
} from './steps';
import { readWorkflow, type Workflow, type WrittenJob } from './workflow';

/** A job with everything that it calls in its place. */
export interface ExpandedJob {
  readonly id: string;
  readonly needs: readonly string[];
  readonly environments: readonly string[];
  readonly steps: readonly Step[];
  readonly gates: readonly string[];
  readonly found: Encounters;
}

function listOf(
  value: string | readonly string[] | null | undefined,
): readonly string[] {
  return typeof value === 'string' ? [value] : value ?? [];
}

function environmentsOf(job: WrittenJob, scope: Scope): readonly string[] {
  const { environment } = job;
  if (!environment) return [];
  return resolve(
    typeof environment === 'string' ? environment : environment.name,
    scope,
  );
}

/** The workflow file that a job calls, with the place in which it lies; undefined where it cannot be opened. */
function calledWorkflow(
  place: Place,
  text: string,
): { inside: Place; path: string; content: string } | undefined {
  const uses = parseUses(text);
  if (uses.kind !== 'local' && uses.kind !== 'remote') return undefined;
  const path = uses.kind === 'local' ? uses.path : uses.reference.path;
  const inside =
    uses.kind === 'local'
      ? { ...place, depth: place.depth + 1 }
      : enter(place, uses.reference);
  const content =
    inside && place.depth < MAX_DEPTH ? inside.read(path) : undefined;
  return inside && content !== undefined
    ? { inside, path, content }
    : undefined;
}

function merge(into: Encounters, from: Encounters): void {
  from.references.forEach(reference => into.references.add(reference));
  from.templates.forEach(reference => into.templates.add(reference));
  from.opaque.forEach(reference => into.opaque.add(reference));
}

function expandCall(
  place: Place,
  job: WrittenJob,
  uses: string,
): { steps: readonly Step[]; jobs: readonly ExpandedJob[] } {
  const written = parseUses(uses);
  if (written.kind === 'remote') {
    place.found.templates.add(referenceKey(written.reference));
    place.found.references.add(referenceKey(written.reference));
  }
  const called = calledWorkflow(place, uses);
  if (!called) {
    place.found.opaque.add(
      written.kind === 'remote' ? referenceText(written.reference) : uses,
    );
    return {
      steps: [
        {
          atoms: [],
          inTemplate: written.kind === 'remote' || place.inTemplate,
        },
      ],
      jobs: [],
    };
  }
  const workflow = readWorkflow(
    called.path,
    parse(called.inside, called.path, called.content),
  );
  const declared = declaredInputs(workflow.triggers.workflow_call);
  const scope = new Map([...declared, ...inputScope(job.with, place.scope)]);
  const jobs = expandJobs({ ...called.inside, scope }, workflow.jobs);
  jobs.forEach(inner => merge(place.found, inner.found));
  return { steps: jobs.flatMap(inner => inner.steps), jobs };
}

function withEnvironments(step: Step, environments: readonly string[]): Step {
  if (environments.length === 0) return step;
  return {
    ...step,
    atoms: step.atoms.flatMap(atom =>
      atom.stage === 'deploy'
        ? environments.map(name => inEnvironment(atom, name))
        : [atom],
    ),
  };
}

/**
 * A job with an environment deploys, whatever its steps look like: a script of the repository's own, or a commit to
 * another repository that a GitOps controller watches. Where no step shows it, the last one carries it.
 */
function deploying(
  steps: readonly Step[],
  environments: readonly string[],
): readonly Step[] {
  const last = steps.at(-1);
  const isDeployment = environments.some(name => !PAGES_ENVIRONMENT.test(name));
  const shown = steps.some(step => step.atoms.some(isDelivery));
  if (!last || !isDeployment || shown || last.atoms.length === 0) return steps;
  const deploy: Atom = { stage: 'deploy', head: 'environment' };
  return [...steps.slice(0, -1), { ...last, atoms: [...last.atoms, deploy] }];
}

/** An environment that the job's id speaks of, where the file names none. */
function spokenEnvironment(id: string): readonly string[] {
  const tier = id
    .split(/[-_./ ]/)
    .map(environmentTier)
    .find(word =>
      ['production', 'staging', 'test', 'development'].includes(word),
    );
  return tier && tier !== 'test' ? [tier] : [];
}

function expandJob(place: Place, id: string, job: WrittenJob): ExpandedJob {
  const scope = matrixScope(job.strategy?.matrix, place.scope);
  const found: Encounters = {
    references: new Set(),
    templates: new Set(),
    opaque: new Set(),
  };
  const inside = { ...place, scope, found };
  const environments = environmentsOf(job, scope);
  const call = job.uses ? expandCall(inside, job, job.uses) : undefined;
  const steps =
    call?.steps ?? (job.steps ?? []).flatMap(step => expandStep(inside, step));
  const named = environments.length > 0 ? environments : spokenEnvironment(id);
  return {
    id,
    needs: listOf(job.needs),
    environments: [
      ...environments,
      ...(call?.jobs ?? []).flatMap(inner => inner.environments),
    ],
    steps: deploying(steps, environments).map(step =>
      withEnvironments(step, named),
    ),
    gates: [
      ...jobGates({ job, environments }),
      ...(call?.jobs ?? []).flatMap(inner => inner.gates),
    ],
    found,
  };
}

/** Jobs so that each comes after those that it needs; jobs of equal rank keep the order of the file. */
function inOrderOfNeeds(jobs: readonly ExpandedJob[]): readonly ExpandedJob[] {
  const byId = new Map(jobs.map(job => [job.id, job]));
  const done = new Set<string>();
  const ordered: ExpandedJob[] = [];
  const visit = (job: ExpandedJob) => {
    if (done.has(job.id)) return;
    done.add(job.id);
    for (const id of job.needs) {
      const needed = byId.get(id);
      if (needed) visit(needed);
    }
    ordered.push(job);
  };
  jobs.forEach(visit);
  return ordered;
}

function expandJobs(
  place: Place,
  jobs: ReadonlyArray<readonly [string, WrittenJob]>,
): readonly ExpandedJob[] {
  return inOrderOfNeeds(jobs.map(([id, job]) => expandJob(place, id, job)));
}

/**
 * Expands the jobs of a workflow file of the repository itself, each after those that it needs.
 * @throws UnreadablePipelineError when the file, or one that it calls, cannot be understood.
 */
export function expandWorkflow(
  source: PipelineSource,
  { triggers, jobs }: Workflow,
): readonly ExpandedJob[] {
  const found: Encounters = {
    references: new Set(),
    templates: new Set(),
    opaque: new Set(),
  };
  const scope = declaredInputs(triggers.workflow_dispatch);
  return expandJobs(
    { source, read: source.read, inTemplate: false, scope, depth: 0, found },
    jobs,
  );
}
