import { Source, Subject } from '@groundwork/plugin-readiness-common';
import {
  CollectLogger,
  EventCollector,
  EventCollectorRegistration,
  EventSink,
  runEventCollector,
  StreamEnd,
} from '@groundwork/plugin-readiness-node';
import {
  FailureReason,
  redactText,
  SourceClients,
} from '@groundwork/source-client';
import { failureOf } from './failureOf';

const outOfTime = {
  reason: 'timeout',
  message: 'The time was over before it said what there is to read.',
} as const;

/** What sources are read with. */
export interface ReadToEndOptions {
  readonly services: readonly Subject[];
  readonly sources: SourceClients;
  readonly sink: EventSink;
  readonly logger: CollectLogger;
  readonly secrets: readonly string[];
  /** Aborts when the time is over. */
  readonly deadline: AbortSignal;
  readonly now: () => Date;
}

/** How far a source was read by a collector. */
export interface ReadingOfSource {
  readonly registration: EventCollectorRegistration;
  readonly source: Source;
  /** How the reading of each of its parts ended; of one that was read to its end, that. */
  readonly ends: ReadonlyMap<string, StreamEnd>;
  /** Why it did not even say what there is to read. */
  readonly silence?: {
    readonly reason: FailureReason;
    readonly message: string;
  };
}

/** Reads sources run by run, each of which goes on where the last one stopped, until everything is read or the time is over. */
export async function readToEnd(
  registrations: readonly EventCollectorRegistration[],
  options: ReadToEndOptions,
): Promise<readonly ReadingOfSource[]> {
  const readings = new Map(
    registrations.map(registration => [registration, unread(registration)]),
  );
  for (
    let left = registrations;
    left.length > 0 && !options.deadline.aborted;
    left = left.filter(each => isUnfinished(readings.get(each)))
  ) {
    for (const registration of left) {
      const before = readings.get(registration) ?? unread(registration);
      readings.set(registration, await readOn(before, options));
    }
  }
  return [...readings.values()];
}

/** Time or budget was over before some part of it was read. */
export function isUnfinished(reading: ReadingOfSource | undefined): boolean {
  return [...(reading?.ends.values() ?? [])].some(
    ({ outcome }) => outcome === 'unfinished',
  );
}

function unread(registration: EventCollectorRegistration): ReadingOfSource {
  const { source } = registration.collector;
  return { registration, source, ends: new Map() };
}

async function readOn(
  before: ReadingOfSource,
  { services, sources, sink, logger, secrets, deadline, now }: ReadToEndOptions,
): Promise<ReadingOfSource> {
  const { registration, source } = before;
  const collector = withoutComplete(registration.collector, before.ends);
  try {
    const { streams } = await runEventCollector(
      { ...registration, collector },
      services,
      { ...{ sources, logger, secrets, sink, now }, signal: deadline },
    );
    const ends = new Map(before.ends);
    streams.forEach(({ stream, end }) => ends.set(stream, end));
    return { registration, source, ends };
  } catch (error) {
    const silence = deadline.aborted ? outOfTime : silenceOf(error, secrets);
    return { ...before, silence };
  }
}

function silenceOf(
  error: unknown,
  secrets: readonly string[],
): NonNullable<ReadingOfSource['silence']> {
  const { reason, message } = failureOf(error);
  return { reason, message: redactText(message, secrets) };
}

/** What was read to its end is not read again. */
function withoutComplete(
  collector: EventCollector,
  ends: ReadonlyMap<string, StreamEnd>,
): EventCollector {
  const { id, source, positionSchema } = collector;
  return {
    ...{ id, source, positionSchema },
    streams: async (services, context) =>
      (await collector.streams(services, context)).filter(
        stream => ends.get(stream.id)?.outcome !== 'complete',
      ),
    read: context => collector.read(context),
  };
}
