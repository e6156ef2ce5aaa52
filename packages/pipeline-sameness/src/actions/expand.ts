/**
 * Expansion of GitHub Actions: nothing on the server does it, so reusable workflows and composite actions are opened
 * and put in the place where they are called, as deep as the platform itself allows. A remote call that cannot be
 * opened stays opaque: it counts as one step of a template of which only the name is known.
 */
import { hintedAtoms, speaksOfNoProduct } from '../hints';
import { inOrderOfNeeds } from '../jobs/chain';
import { spokenFor } from '../jobs/spoken';
import { parseUses, referenceKey, referenceText } from '../references';
import type { Step } from '../types';
import { holds } from './conditions';
import {
  asTests,
  environmentsOf,
  handedEnvironments,
  spokenEnvironment,
  withEnvironments,
} from './environments';
import type { ExpandedJob } from './expandedJob';
import {
  declaredInputs,
  envScope,
  inheritedScope,
  inputScope,
  matrixScope,
} from './expressions';
import { jobGates } from './gates';
import {
  enter,
  MAX_DEPTH,
  noEncounters,
  parse,
  type Encounters,
  type Expansion,
  type Place,
} from './place';
import { expandStep } from './steps';
import { readWorkflow, type Workflow, type WrittenJob } from './workflow';

interface Call {
  readonly steps: readonly Step[];
  readonly jobs: readonly ExpandedJob[];
}

function listOf(
  value: string | readonly string[] | null | undefined,
): readonly string[] {
  return typeof value === 'string' ? [value] : value ?? [];
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

/** A call that nobody could open: its file's name speaks, else the job's. */
function opaqueCall(place: Place, uses: string): Call {
  const written = parseUses(uses);
  const isRemote = written.kind === 'remote';
  const [target, head] = isRemote
    ? [written.reference.path, referenceKey(written.reference)]
    : [uses, uses];
  place.found.opaque.add(isRemote ? referenceText(written.reference) : uses);
  const file =
    target
      .split('/')
      .pop()
      ?.replace(/\.ya?ml.*$/, '') ?? '';
  const owner = isRemote ? written.reference.repository : '';
  const isNoProduct = speaksOfNoProduct(`${owner} ${file}`);
  const names = isNoProduct ? [] : [file, ...place.names];
  const [atoms = []] = names
    .map(name => hintedAtoms(name, head))
    .filter(each => each.some(({ stage }) => stage !== undefined));
  const step: Step = { atoms, inTemplate: isRemote || place.inTemplate };
  return { steps: [step], jobs: [] };
}

function expandCall(place: Place, job: WrittenJob, uses: string): Call {
  const written = parseUses(uses);
  if (written.kind === 'remote') {
    place.found.templates.add(referenceKey(written.reference));
    place.found.references.add(referenceKey(written.reference));
  }
  const called = calledWorkflow(place, uses);
  if (!called) return opaqueCall(place, uses);
  const workflow = readWorkflow(
    called.path,
    parse(called.inside, called.path, called.content),
  );
  const scope = new Map([
    ...inheritedScope(place.scope),
    ...declaredInputs(workflow.triggers.workflow_call),
    ...inputScope(job.with, place.scope),
  ]);
  const inside = { ...called.inside, scope: envScope(workflow.env, scope) };
  const jobs = expandJobs(inside, workflow.jobs);
  jobs.forEach(inner => merge(place.found, inner.found));
  return { steps: jobs.flatMap(inner => inner.steps), jobs };
}

function expandJob(outer: Place, id: string, job: WrittenJob): ExpandedJob {
  outer.expansion.budget.spend();
  const found = noEncounters();
  const scope = envScope(
    job.env,
    matrixScope(job.strategy?.matrix, outer.scope),
  );
  const place = { ...outer, scope, found, names: [id] };
  const environments = environmentsOf(job, scope);
  const isRun = holds(job.if, scope) !== 'no';
  const call = job.uses && isRun ? expandCall(place, job, job.uses) : undefined;
  const written = isRun
    ? (job.steps ?? []).flatMap(step => expandStep(place, step))
    : [];
  const own = found.makesCluster ? asTests(written) : written;
  const steps = call?.steps ?? spokenFor(own, [id]);
  const handed = call ? handedEnvironments(job.with, scope) : [];
  const [named = []] = [environments, handed, spokenEnvironment(id)].filter(
    each => each.length > 0,
  );
  return {
    id,
    needs: listOf(job.needs),
    environments: [
      ...environments,
      ...(call?.jobs ?? []).flatMap(inner => inner.environments),
    ],
    steps: steps.map(step => withEnvironments(step, named)),
    gates: [
      ...jobGates({ job, environments }),
      ...(call?.jobs ?? []).flatMap(inner => inner.gates),
    ],
    found,
  };
}

function expandJobs(
  place: Place,
  jobs: ReadonlyArray<readonly [string, WrittenJob]>,
): readonly ExpandedJob[] {
  return inOrderOfNeeds(jobs.map(([id, job]) => expandJob(place, id, job)));
}

/**
 * Expands the jobs of a workflow file of the repository itself, each after those that it needs, as they run after one of
 * the given events.
 * @throws UnreadablePipelineError when the file, or one that it calls, cannot be understood.
 */
export function expandWorkflow(
  expansion: Expansion,
  { triggers, jobs, env }: Workflow,
  events: readonly string[],
): readonly ExpandedJob[] {
  const scope = new Map([
    ...declaredInputs(triggers.workflow_dispatch, true),
    ...(events.length > 0 ? [['github.event_name', events] as const] : []),
  ]);
  return expandJobs(
    {
      expansion,
      read: expansion.source.read,
      folder: '',
      inTemplate: false,
      scope: envScope(env, scope),
      depth: 0,
      found: noEncounters(),
      names: [],
    },
    jobs,
  );
}
