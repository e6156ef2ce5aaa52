import {
  goldenPathRuns,
  observed,
  type GoldenPathRun,
  type GoldenPathRuns,
  type Observation,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import {
  SourceError,
  type CollectContext,
  type Collector,
  type SourceClient,
} from '@groundwork/plugin-readiness-node';
import type { ScaffolderInstance } from './instances';
import {
  membershipsOf,
  type Memberships,
  type PeopleReader,
} from './memberships';
import { earlierRuns, forgotten, hasEnded, runOf } from './runs';
import { readOutcome, type RunOutcome } from './tasks/readOutcome';
import { readTasks, TASKS_PATH } from './tasks/readTasks';
import type { Task } from './tasks/schema';

const AT_A_TIME = 8;
const UNREAD: RunOutcome = { isOutcomeRead: false };

interface Known {
  readonly client: SourceClient;
  readonly memberships: Memberships;
  readonly earlier: ReadonlyMap<string, GoldenPathRun>;
}

/**
 * Reads every run of a scaffolder's templates. A scaffolder may forget its tasks: what an earlier look saw stays in the
 * evidence, told apart by the task's id.
 */
export class GoldenPathRunsCollector implements Collector<GoldenPathRuns> {
  readonly id = 'scaffolder:golden-path-runs';
  readonly produces = goldenPathRuns;
  readonly appliesTo = { kind: 'Source', type: ['scaffolder'] } as const;

  constructor(
    private readonly instances: readonly ScaffolderInstance[],
    private readonly people: PeopleReader,
  ) {}

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<GoldenPathRuns>> {
    const target = this.instances.find(
      ({ source }) => source.instance === subject.name,
    );
    if (!target)
      throw new SourceError(
        'unsupported',
        `No scaffolder of the name ${subject.name} is configured.`,
        { source: { kind: 'scaffolder', instance: subject.name } },
      );
    const client = context.sources.client(target);
    const tasks = await readTasks(client);
    const memberships = await context.once('memberships', async () =>
      membershipsOf(await this.people.entities()),
    );
    const earlier = await earlierRuns(subject, context);
    const runs = await runsOf(tasks, { client, memberships, earlier });
    return observed(
      { runs: [...runs, ...forgotten(earlier, runs, context.asOf)] },
      {
        source: target.source,
        request: { method: 'GET', path: TASKS_PATH },
      },
    );
  }
}

async function runsOf(
  tasks: readonly Task[],
  known: Known,
): Promise<readonly GoldenPathRun[]> {
  const runs: GoldenPathRun[] = [];
  for (let from = 0; from < tasks.length; from += AT_A_TIME)
    runs.push(
      ...(await Promise.all(
        tasks.slice(from, from + AT_A_TIME).map(task => readRun(task, known)),
      )),
    );
  return runs;
}

/** The outcome of a run that had ended when it was last read is not asked for again. */
async function readRun(
  task: Task,
  { client, memberships, earlier: all }: Known,
): Promise<GoldenPathRun> {
  const earlier = all.get(task.id);
  return runOf(task, {
    outcome:
      outcomeKnown(task, earlier) ??
      (hasEnded(task) ? await readOutcome(client, task.id) : UNREAD),
    memberships,
    earlier,
  });
}

function outcomeKnown(
  { status }: Task,
  earlier: GoldenPathRun | undefined,
): RunOutcome | undefined {
  if (!earlier?.isOutcomeRead || earlier.status !== status) return undefined;
  const { finishedAt, made } = earlier;
  return {
    ...(finishedAt === undefined ? {} : { finishedAt }),
    ...(made === undefined ? {} : { made }),
    isOutcomeRead: true,
  };
}
