/** The jobs of a configuration of GitLab CI, each with its steps, its gates and when it runs. */
import { spokenEnvironment } from '../actions/environments';
import { UnreadablePipelineError } from '../budget';
import { environmentTier } from '../classify';
import { nothingFound, type ReadJob } from '../jobs/job';
import { conditionGates, isAfterMerge } from '../jobs/occasions';
import type { Configuration, GitlabReading, Origin } from './configuration';
import { environmentOf } from './environment';
import { startsOf, type Starts } from './occasions';
import { Resolver, type ResolvedJob } from './resolve';
import { firstValues, withMatrix, withVariables, type Values } from './scope';
import { needsOf, waitingByStage, type StagedJob } from './stages';
import { stepsOf, type Child } from './steps';
import { hiddenJobs, templateJobs } from './templates';

/** More jobs than this are made by a machine, and each may wait for all others. */
const MAX_JOBS = 2_000;

/** What is known while the jobs of one configuration are read. */
export interface Surroundings {
  readonly reading: GitlabReading;
  /** How the files call the default branch. */
  readonly branch: string;
  /** Reads the jobs of a child pipeline. */
  readonly child: Child;
}

function within(starts: Starts, pipeline: Starts): Starts {
  return {
    ...starts,
    occasions: new Set(
      [...starts.occasions].filter(each => pipeline.occasions.has(each)),
    ),
  };
}

function gatesOf(
  { occasions, byHand }: Starts,
  environments: readonly string[],
): readonly string[] {
  const isByHand =
    byHand.size > 0 &&
    [...occasions].every(each => byHand.has(each) || each === 'pull_request');
  const [place = 'any'] = environments;
  return [
    ...environments.map(name => `environment:${environmentTier(name)}`),
    ...(isByHand ? [`approval:${environmentTier(place)}`] : []),
    ...conditionGates(occasions),
  ];
}

function filesOf(
  { keys }: ResolvedJob,
  own: Origin['read'],
): readonly string[] {
  return [...keys.values()].flatMap(({ origin }) =>
    origin.reference === undefined && origin.read === own ? [origin.path] : [],
  );
}

class JobReader {
  private readonly resolver: Resolver;
  private readonly pipeline: Starts;
  private readonly values: Values;

  constructor(
    private readonly configuration: Configuration,
    private readonly around: Surroundings,
  ) {
    const { globals } = configuration;
    this.resolver = new Resolver(configuration, around.reading.budget);
    this.values = withVariables(new Map(), globals.get('variables')?.value);
    const workflow = globals.get('workflow')?.value;
    this.pipeline = startsOf(
      workflow instanceof Object && 'rules' in workflow
        ? { rules: workflow.rules }
        : { rules: [{ when: 'always' }] },
      { variables: firstValues(this.values), branch: around.branch },
    );
  }

  private timing({ keys }: ResolvedJob, values: Values): Starts {
    const value = (key: string) => this.resolver.value(keys.get(key));
    return within(
      startsOf(
        {
          rules: value('rules'),
          only: value('only'),
          except: value('except'),
          when: value('when'),
        },
        { variables: firstValues(values), branch: this.around.branch },
      ),
      this.pipeline,
    );
  }

  read(name: string): StagedJob | undefined {
    const { reading, child } = this.around;
    const job = this.resolver.job(name);
    if (!job) return undefined;
    const { keys } = job;
    const values = withMatrix(
      withVariables(this.values, keys.get('variables')?.value),
      keys.get('parallel')?.value,
    );
    const starts = this.timing(job, values);
    const environment = environmentOf(
      this.resolver.value(keys.get('environment')),
      values,
    );
    if (environment.isNoDeploy || !isAfterMerge(starts.occasions))
      return undefined;
    const found = nothingFound();
    const named =
      environment.names.length > 0
        ? environment.names
        : spokenEnvironment(name);
    const steps = stepsOf(
      { reading, resolver: this.resolver, child, found },
      job,
      {
        environments: named,
        variables: firstValues(values),
        isIncomplete: this.configuration.found.opaque.size > 0,
      },
    );
    if (steps.length === 0) return undefined;
    const stage = this.resolver.value(keys.get('stage'));
    return {
      id: name,
      stage: typeof stage === 'string' ? stage : 'test',
      written: needsOf(this.resolver.value(keys.get('needs'))),
      environments: environment.names,
      steps,
      gates: gatesOf(starts, environment.names),
      occasions: starts.occasions,
      files: filesOf(job, reading.source.read),
      found,
    };
  }

  all(): readonly ReadJob[] {
    const { jobs, templates, hidden, globals } = this.configuration;
    const names = [...jobs.keys()].filter(name => !name.startsWith('.'));
    if (names.length > MAX_JOBS)
      throw new UnreadablePipelineError(
        `it has more than ${MAX_JOBS.toLocaleString('en-GB')} jobs`,
      );
    const own = names.flatMap(name => this.read(name) ?? []);
    const { occasions } = this.pipeline;
    const named = [
      ...templateJobs(templates, occasions),
      ...hiddenJobs(hidden, { occasions, isAlone: own.length === 0 }),
    ];
    return waitingByStage([...named, ...own], globals.get('stages')?.value);
  }
}

/**
 * Reads the jobs of a configuration that run after the merge.
 * @throws UnreadablePipelineError when they extend one another in a circle, or are too many.
 */
export function jobsOf(
  configuration: Configuration,
  around: Surroundings,
): readonly ReadJob[] {
  return new JobReader(configuration, around).all();
}
