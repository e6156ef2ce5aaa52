import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { CollectorRegistration } from '@groundwork/plugin-readiness-node';
import { AssessmentRunner } from './assess';
import { CollectionRunner } from './collect';
import { ReadinessConfig } from './config';
import { EvidenceStore } from './database';
import { RunStore } from './database/DatabaseRunStore';

/** A killed replica holds a task no longer than this. */
const COLLECT_TIMEOUT = { minutes: 10 };
const ASSESS_TIMEOUT = { minutes: 5 };
/** Tasks wake up this often and look whether anything is due; what is due is decided by each subject's own cadence. */
const COLLECT_EVERY = { seconds: 30 };
const DAY_MS = 86_400_000;
/** Every subject is looked at more often than this; a look that is older has lost its subject or its collector. */
const FORGET_LOOKS_AFTER_MS = 90 * DAY_MS;

/** What tasks run. */
export interface TaskServices {
  readonly scheduler: SchedulerService;
  readonly logger: LoggerService;
  readonly collection: CollectionRunner;
  readonly assessment: AssessmentRunner;
  readonly evidence: EvidenceStore;
  readonly runs: RunStore;
  readonly config: ReadinessConfig;
  readonly now: () => Date;
}

/** Schedules collectors, assessments and retention on Backstage's scheduler: of all replicas exactly one runs each. */
export async function scheduleTasks(
  services: TaskServices,
  registrations: readonly CollectorRegistration[],
): Promise<void> {
  const { scheduler, collection, assessment, config } = services;
  for (const registration of registrations) {
    await scheduler.scheduleTask({
      id: taskOf(registration.collector.id),
      frequency: COLLECT_EVERY,
      timeout: COLLECT_TIMEOUT,
      initialDelay: { seconds: 5 },
      scope: 'global',
      fn: async signal => {
        const collected = await collection.run(registration, signal);
        if (collected && collected.changedSubjects.length > 0) {
          await assessment.run(collected);
        }
      },
    });
  }
  await scheduler.scheduleTask({
    id: 'assess',
    frequency: config.assessmentFrequency,
    timeout: ASSESS_TIMEOUT,
    initialDelay: { seconds: 20 },
    scope: 'global',
    fn: () => assessment.run(),
  });
  await scheduler.scheduleTask({
    id: 'retention',
    frequency: { hours: 24 },
    timeout: ASSESS_TIMEOUT,
    initialDelay: { minutes: 30 },
    scope: 'global',
    fn: () => removeOld(services),
  });
}

/** Makes a collector due and wakes its task; a task that runs already looks again at its next turn. */
export async function runNow(
  { scheduler, evidence, now }: TaskServices,
  collector: string,
): Promise<void> {
  await evidence.makeDue(collector, now().getTime());
  try {
    await scheduler.triggerTask(taskOf(collector));
  } catch (error) {
    if (!(error instanceof ConflictError)) {
      throw error;
    }
  }
}

async function removeOld(services: TaskServices): Promise<void> {
  const { collection, evidence, runs, config, logger, now } = services;
  const time = now().getTime();
  const removedEvidence = await evidence.removeOlderThan(
    time - Math.max(DAY_MS, config.evidenceRetentionMs),
  );
  const forgottenLooks = await evidence.forgetLooksBefore(
    time - FORGET_LOOKS_AFTER_MS,
  );
  const removedRuns = await runs.removeOlderThan(time - config.runRetentionMs);
  logger.info('Removed what is older than its retention', {
    removedEvidence,
    forgottenLooks,
    removedRuns,
    forgottenSubjects: await collection.forgetGone(),
  });
}

/** Task ids allow no colon. */
function taskOf(collector: string): string {
  return `collect-${collector.replace(/[^a-z0-9]+/gi, '-')}`;
}
