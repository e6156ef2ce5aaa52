/** The jobs of a pipeline of Azure, out of its stages, each with its steps, its gates and when it runs. */
import {
  asTests,
  spokenEnvironment,
  UNKNOWN_ENVIRONMENT,
  withEnvironments,
} from '../actions/environments';
import { UnreadablePipelineError } from '../budget';
import { environmentTier } from '../classify';
import { hintedAtoms } from '../hints';
import { nothingFound, type ReadJob } from '../jobs/job';
import { conditionGates, isAfterMerge } from '../jobs/occasions';
import { makesCluster } from '../jobs/script';
import { spokenFor } from '../jobs/spoken';
import type { Step } from '../types';
import { expanded, flat, under, variablesOf, type Expanded } from './expand';
import type { Place } from './place';
import { mapping, textOf, valueOf } from './scope';
import { jobSteps } from './steps';

/** More jobs than this are made by a machine, and each may wait for all others. */
const MAX_JOBS = 2_000;

/** A stage with its jobs, before it is known whom they wait for. */
interface ReadStage {
  readonly id: string;
  /** Undefined: it waits for the stage before. */
  readonly dependsOn: readonly string[] | undefined;
  readonly jobs: readonly ReadJob[];
}

function namesOf(
  value: unknown,
  { scope }: Place,
): readonly string[] | undefined {
  const one = valueOf(value, scope);
  if (one === undefined) return undefined;
  return [one].flat().flatMap(each => textOf(each, scope) || []);
}

function environmentsOf(value: unknown, { scope }: Place): readonly string[] {
  const written = typeof value === 'string' ? value : mapping(value).name;
  const name = textOf(written, scope);
  if (name === undefined || name === '') return [];
  // `cards.production`: the name of the environment, then a resource in it.
  const [plain = name] = name.split('.');
  return [plain.includes('$') ? UNKNOWN_ENVIRONMENT : plain];
}

function isApproval(each: Expanded): boolean {
  return (
    each.kind === 'entry' &&
    /^Manual(Validation|Intervention)@/.test(String(each.item.task))
  );
}

/** A template of stages or jobs that nobody could open: its file's name is all there is to go by. */
function opaqueJob(
  { name, key, isRemote, place }: Expanded & { readonly kind: 'opaque' },
  id: string,
): ReadJob {
  const found = nothingFound();
  found.references.add(key);
  if (isRemote) place.found.templates.add(key);
  const steps: readonly Step[] = [
    {
      atoms: hintedAtoms(name, key),
      inTemplate: isRemote || place.reference !== undefined,
    },
  ];
  return {
    id,
    needs: [],
    environments: [],
    steps: steps.map(step => withEnvironments(step, spokenEnvironment(id))),
    gates: conditionGates(place.occasions),
    occasions: place.occasions,
    files: [],
    found,
  };
}

function readJob(
  outer: Place,
  item: Readonly<Record<string, unknown>>,
  stage: string,
): ReadJob | undefined {
  const found = nothingFound();
  const files = new Set<string>();
  const named = { ...outer, found, files };
  const place = under(
    { ...named, scope: variablesOf(named, item.variables) },
    item.condition,
  );
  if (!isAfterMerge(place.occasions)) return undefined;
  const isDeployment = item.deployment !== undefined;
  const name = textOf(item.deployment ?? item.job, place.scope) ?? 'job';
  const environments = isDeployment
    ? environmentsOf(item.environment, place)
    : [];
  const own = spokenFor(
    jobSteps(place, item, name),
    isDeployment ? [name, 'deploy'] : [name],
  );
  const steps = makesCluster(own) ? asTests(own) : own;
  const [spoken = []] = [
    environments,
    spokenEnvironment(name),
    spokenEnvironment(stage),
  ].filter(each => each.length > 0);
  const asks = expanded(place, item.steps, { kind: 'steps' }).some(isApproval);
  return {
    id: `${stage}/${name}`,
    needs: (namesOf(item.dependsOn, place) ?? []).map(
      each => `${stage}/${each}`,
    ),
    environments,
    steps: steps.map(step => withEnvironments(step, spoken)),
    gates: [
      ...environments.map(each => `environment:${environmentTier(each)}`),
      ...(asks ? [`approval:${environmentTier(spoken[0] ?? 'any')}`] : []),
      ...conditionGates(place.occasions),
    ],
    occasions: place.occasions,
    files: [...(outer.reference ? [] : [outer.path]), ...files],
    found,
  };
}

function readJobs(
  place: Place,
  written: unknown,
  stage: string,
): readonly ReadJob[] {
  return expanded(place, written, { kind: 'jobs' }).flatMap(
    (each, index): readonly ReadJob[] => {
      if (each.kind === 'opaque')
        return [opaqueJob(each, `${stage}/${each.name}-${index}`)];
      const job = readJob(each.place, each.item, stage);
      return job ? [job] : [];
    },
  );
}

function readStage(each: Expanded, index: number): ReadStage {
  if (each.kind === 'opaque') {
    const id = `${each.name}-${index}`;
    return { id, dependsOn: undefined, jobs: [opaqueJob(each, id)] };
  }
  const { item } = each;
  const named = {
    ...each.place,
    scope: variablesOf(each.place, item.variables),
  };
  const place = under(named, item.condition);
  const id = textOf(item.stage, place.scope) ?? `stage-${index}`;
  return {
    id,
    dependsOn: namesOf(item.dependsOn, place),
    jobs: isAfterMerge(place.occasions) ? readJobs(place, item.jobs, id) : [],
  };
}

/** Jobs that wait for no other of their stage wait for all of the stages before; past a stage that has none. */
function waitingByStage(stages: readonly ReadStage[]): readonly ReadJob[] {
  const last = new Map<string, readonly string[]>();
  return stages.flatMap(({ id, dependsOn, jobs }, index) => {
    const before =
      dependsOn ?? stages.slice(index - 1, index).map(each => each.id);
    const awaited = [
      ...new Set(
        (index === 0 && !dependsOn ? [] : before).flatMap(
          each => last.get(each) ?? [],
        ),
      ),
    ];
    last.set(id, jobs.length > 0 ? jobs.map(job => job.id) : awaited);
    return jobs.map(job => ({
      ...job,
      needs: job.needs.length > 0 ? job.needs : awaited,
    }));
  });
}

/**
 * Reads the jobs of a file that run after the merge.
 * @throws UnreadablePipelineError when they are too many.
 */
export function jobsOf(
  outer: Place,
  written: Readonly<Record<string, unknown>>,
): readonly ReadJob[] {
  const content = flat(written, outer);
  const place = { ...outer, scope: variablesOf(outer, content.variables) };
  const stages: readonly ReadStage[] =
    content.stages !== undefined
      ? expanded(place, content.stages, { kind: 'stages' }).map(readStage)
      : [
          {
            id: 'main',
            dependsOn: undefined,
            jobs: readJobs(
              place,
              content.jobs ?? [{ job: 'main', steps: content.steps }],
              'main',
            ),
          },
        ];
  const jobs = waitingByStage(stages);
  if (jobs.length > MAX_JOBS)
    throw new UnreadablePipelineError(
      `it has more than ${MAX_JOBS.toLocaleString('en-GB')} jobs`,
    );
  return jobs;
}
