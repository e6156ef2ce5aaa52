import { SchedulerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { EventDecoder } from '@groundwork/plugin-readiness-node';
import { Registry } from '../../registry';
import { DatabaseEventStore } from '../events/DatabaseEventStore';
import { DERIVE_TASK } from '../tasks';
import { DueReadings } from './dueReadings';
import { Inbox, InboxServices } from './Inbox';
import { InboxStore } from './InboxStore';
import { InboxWorker, InboxWorkerServices } from './InboxWorker';
import { Recorder, RecorderServices } from './Recorder';
import { SetAsideEvents } from './SetAsideEvents';

export { DueReadings } from './dueReadings';
export type { SetAsideEvents } from './SetAsideEvents';

/** What waits because a replica stopped, or because the catalog knew nobody yet, is looked into so often. */
const LOOK_EVERY = { seconds: 30 };
const LOOK_TIMEOUT = { minutes: 5 };
const KNOWN_FOR_MS = 30 * 86_400_000;

/** What the inbox stands on. */
export type InboxOptions = Pick<
  RecorderServices,
  'knex' | 'inventory' | 'sources' | 'now' | 'secrets'
> &
  Pick<InboxServices, 'telemetry' | 'logger'> &
  Pick<InboxWorkerServices, 'turns' | 'logger'> & {
    readonly registry: Pick<Registry, 'eventDecoders' | 'eventCollectors'>;
    readonly scheduler: SchedulerService;
  };

/** What systems tell without being asked: kept first, looked into afterwards. */
export function createInbox(options: InboxOptions): {
  readonly setAside: SetAsideEvents;
  readonly start: (events: EventsService) => Promise<void>;
} {
  const { knex, registry, scheduler, now } = options;
  const { eventDecoders: decoders, eventCollectors } = registry;
  const inbox = new InboxStore(knex);
  const services = {
    ...options,
    ...{ inbox, decoders, eventCollectors },
    events: new DatabaseEventStore(knex, now),
    due: new DueReadings(knex),
    onNews: () => wakeUp(scheduler, DERIVE_TASK),
  };
  const recorder = new Recorder(services);
  const worker = new InboxWorker({ ...services, recorder });
  return {
    setAside: new SetAsideEvents({ ...services, recorder }),
    start: async events => {
      await scheduler.scheduleTask({
        id: 'look-into-inbox',
        frequency: LOOK_EVERY,
        timeout: LOOK_TIMEOUT,
        initialDelay: { seconds: 10 },
        scope: 'local',
        fn: async () => {
          await worker.run();
          await inbox.forgetDoneBefore(now().getTime() - KNOWN_FOR_MS);
        },
      });
      const receiver = new Inbox(
        { ...services, wake: () => void worker.run() },
        headersOf(decoders),
      );
      const topics = [...decoders.keys()];
      if (topics.length > 0) {
        await events.subscribe({
          id: 'inbox',
          topics,
          onEvent: event => receiver.receive(event),
        });
      }
    },
  };
}

/** By topic, the header that numbers what is sent. */
function headersOf(
  decoders: ReadonlyMap<string, EventDecoder>,
): ReadonlyMap<string, string> {
  return new Map(
    [...decoders].flatMap(([topic, { deliveryHeader }]) =>
      deliveryHeader === undefined ? [] : [[topic, deliveryHeader] as const],
    ),
  );
}

/** A task that runs already finds what is new by itself. */
async function wakeUp(
  scheduler: SchedulerService,
  task: string,
): Promise<void> {
  try {
    await scheduler.triggerTask(task);
  } catch (error) {
    if (!(error instanceof ConflictError)) {
      throw error;
    }
  }
}
