/** The jobs that the workflows of CircleCI call, each with its steps, its gates and when it runs. */
import {
  asTests,
  spokenEnvironment,
  withEnvironments,
} from '../actions/environments';
import { UnreadablePipelineError, type Budget } from '../budget';
import { hintedAtoms, speaksOfNoProduct } from '../hints';
import { nothingFound, type Found, type ReadJob } from '../jobs/job';
import type { Occasion } from '../jobs/occasions';
import { makesCluster } from '../jobs/script';
import { spokenFor } from '../jobs/spoken';
import type { PipelineSource, Step } from '../types';
import {
  calledJob,
  mapping,
  namedIn,
  type CalledJob,
  type WrittenConfig,
} from './config';
import { isWanted, pipelineScope, workflowOccasions } from './occasions';
import { inside, withMatrix, type Scope } from './scope';
import {
  homeOf,
  knownAtoms,
  orbKey,
  orbPart,
  stepsOf,
  type OrbPart,
} from './steps';
import { waiting, type WaitingJob } from './waiting';

/** More jobs than this are made by a machine, and each may wait for all others. */
const MAX_JOBS = 2_000;
const HANDED = /^(deploy[-_]?)?(env|environment|stage|target)([-_]?name)?$/i;

/** What is known while one configuration is read. */
export interface Surroundings {
  readonly source: PipelineSource;
  readonly budget: Budget;
  readonly path: string;
  readonly config: WrittenConfig;
  /** How the file calls the default branch. */
  readonly branch: string;
}

/** A job of a published orb: a template, of which only the name is known where the dictionary does not know it. */
function orbJob(found: Found, { orb, name }: OrbPart): readonly Step[] {
  if (typeof orb !== 'string') return [];
  const known = knownAtoms(orb, name);
  if (known) return [{ atoms: known, inTemplate: false }];
  const key = orbKey(orb, name);
  found.references.add(key);
  found.templates.add(key);
  found.opaque.add(`${orb}:${name}`);
  return [{ atoms: hintedAtoms(name, key), inTemplate: true }];
}

function handedEnvironments(scope: Scope): readonly string[] {
  return [...scope]
    .flatMap(([name, values]) =>
      HANDED.test(name.replace(/^parameters\./, ''))
        ? values.filter(
            value => typeof value === 'string' && !value.includes('<<'),
          )
        : [],
    )
    .map(String);
}

class JobReader {
  constructor(private readonly around: Surroundings) {}

  private steps(
    name: string,
    {
      given,
      called,
      scope,
      found,
    }: {
      readonly given: unknown;
      readonly called: CalledJob;
      readonly scope: Scope;
      readonly found: Found;
    },
  ): {
    readonly steps: readonly Step[];
    readonly scope: Scope;
    readonly type: string;
  } {
    const { config, source, budget } = this.around;
    const part = orbPart(config, name);
    const home = homeOf(config, part);
    const handed = mapping(given);
    const place = { source, budget, config, scope, found, job: name, depth: 0 };
    const around = (steps: readonly Step[]) => [
      ...stepsOf(place, called['pre-steps']),
      ...steps,
      ...stepsOf(place, called['post-steps']),
    ];
    if (part && typeof part.orb === 'string')
      return {
        steps: around(orbJob(found, part)),
        scope: withMatrix(
          inside(scope, undefined, handed),
          mapping(called.matrix?.parameters),
        ),
        type: called.type ?? '',
      };
    const job = home.jobs.get(part?.name ?? name);
    const type = called.type ?? job?.type ?? '';
    if (!job && type === '') found.opaque.add(`job ${name}`);
    const own = withMatrix(
      inside(scope, job?.parameters, handed),
      mapping(called.matrix?.parameters),
    );
    if (job && type === '')
      return {
        steps: around(
          stepsOf({ ...place, config: home, scope: own }, job.steps),
        ),
        scope: own,
        type,
      };
    const isHidden = type === '' || type === 'release';
    return {
      steps: isHidden
        ? [
            {
              atoms: hintedAtoms(name, type || 'job'),
              inTemplate: false,
              isHidden,
            },
          ]
        : [],
      scope: own,
      type,
    };
  }

  read(
    written: unknown,
    workflow: {
      readonly name: string;
      readonly occasions: ReadonlySet<Occasion>;
    },
  ): WaitingJob | undefined {
    this.around.budget.spend();
    const named = namedIn(written);
    if (!named) return undefined;
    const [key, given] = named;
    const called = calledJob(given);
    const { branch, config, path } = this.around;
    const occasions = new Set(
      [...workflow.occasions].filter(each =>
        isWanted(called.filters, each, branch),
      ),
    );
    const found = nothingFound();
    const first =
      [...occasions].find(each => each !== 'push:other') ?? 'manual';
    const {
      steps: own,
      scope,
      type,
    } = this.steps(key, {
      given,
      called,
      scope: pipelineScope(config, first, branch),
      found,
    });
    const name = called.name ?? called.matrix?.alias ?? key;
    const contexts = called.context ?? [];
    const spoken = spokenFor(own, speaksOfNoProduct(name) ? [] : [name, key]);
    const steps = makesCluster(spoken) ? asTests(spoken) : spoken;
    const [environments = []] = [
      handedEnvironments(scope),
      ...[name, key, ...contexts].map(spokenEnvironment),
    ].filter(each => each.length > 0);
    return {
      id: `${workflow.name}/${name}`,
      name,
      requires: called.requires ?? [],
      isApproval: type === 'approval',
      environments: [],
      steps: steps.map(step => withEnvironments(step, environments)),
      gates: [...(contexts.length > 0 ? ['permission:context'] : [])],
      occasions,
      files: [path],
      found,
    };
  }
}

/** A file without workflows runs one job, called build. */
function workflowsOf({
  workflows,
  jobs,
}: WrittenConfig): WrittenConfig['workflows'] {
  if (workflows.size > 0 || !jobs.has('build')) return workflows;
  return new Map([['build', { jobs: ['build'] }]]);
}

/**
 * Reads the jobs of all workflows.
 * @throws UnreadablePipelineError when they are too many.
 */
export function jobsOf(around: Surroundings): readonly ReadJob[] {
  const { config, branch } = around;
  const reader = new JobReader(around);
  const workflows = [...workflowsOf(config)];
  const count = workflows.reduce((sum, [, { jobs }]) => sum + jobs.length, 0);
  if (count > MAX_JOBS)
    throw new UnreadablePipelineError(
      `it has more than ${MAX_JOBS.toLocaleString('en-GB')} jobs`,
    );
  return workflows.flatMap(([name, workflow]) => {
    const occasions = workflowOccasions(config, workflow, branch);
    const jobs = workflow.jobs.flatMap(
      each => reader.read(each, { name, occasions }) ?? [],
    );
    return waiting(jobs);
  });
}
