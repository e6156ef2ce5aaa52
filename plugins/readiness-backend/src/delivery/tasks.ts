import { SchedulerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { EventCollectorRegistration } from '@groundwork/plugin-readiness-node';
import { EventCollection } from './collect/EventCollection';
import { DatabaseReadings } from './collect/readings';
import { DatabaseDeliveryDeriver } from './derive/DatabaseDeliveryDeriver';

/** Whether a source is due is looked at so often, or as often as it is to be read: it may be due for services that are new. */
const LOOK_EVERY_MS = 30_000;
/** A killed replica holds the reading of a source no longer than this. */
const READ_TIMEOUT = { minutes: 10 };
/** What is new is derived from by this task. */
export const DERIVE_TASK = 'derive-deliveries';
const DERIVE_EVERY = { seconds: 30 };
const DERIVE_TIMEOUT = { minutes: 10 };

/** What the tasks of deliveries run. */
export interface DeliveryTaskServices {
  readonly scheduler: SchedulerService;
  readonly collection: EventCollection;
  readonly deriver: DatabaseDeliveryDeriver;
}

/** Has all sources read now by whichever replica is free; one that is being read looks again at its next turn. */
export async function readSourcesNow(
  {
    scheduler,
    readings,
    now,
  }: Pick<DeliveryTaskServices, 'scheduler'> & {
    readonly readings: DatabaseReadings;
    readonly now: () => Date;
  },
  registrations: readonly EventCollectorRegistration[],
): Promise<void> {
  await readings.makeDue(now().getTime());
  for (const registration of registrations) {
    try {
      await scheduler.triggerTask(taskOf(registration));
    } catch (error) {
      if (!(error instanceof ConflictError)) {
        throw error;
      }
    }
  }
}

function taskOf({
  collector: { id, source },
}: Pick<EventCollectorRegistration, 'collector'>): string {
  return `events-${id}-${source.instance}`.replace(/[^a-z0-9]+/gi, '-');
}

/** Of all replicas one reads a source; each derives what no other one has taken. */
export async function scheduleDeliveryTasks(
  { scheduler, collection, deriver }: DeliveryTaskServices,
  registrations: readonly EventCollectorRegistration[],
): Promise<void> {
  await collection.await(registrations);
  for (const registration of registrations) {
    const cadenceMs = durationToMilliseconds(registration.cadence);
    await scheduler.scheduleTask({
      id: taskOf(registration),
      frequency: { milliseconds: Math.min(LOOK_EVERY_MS, cadenceMs) },
      timeout: READ_TIMEOUT,
      initialDelay: { seconds: 5 },
      scope: 'global',
      fn: async signal => {
        // What it means is worked out apart from it: that may take as long as there is news from other sources.
        await collection.runIfDue(registration, signal);
      },
    });
  }
  await scheduler.scheduleTask({
    id: DERIVE_TASK,
    frequency: DERIVE_EVERY,
    timeout: DERIVE_TIMEOUT,
    initialDelay: { seconds: 15 },
    scope: 'local',
    fn: async signal => {
      await deriver.run(signal);
    },
  });
}
