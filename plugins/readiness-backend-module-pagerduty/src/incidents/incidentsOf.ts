/** The incidents of one service, as far as they are news, and how those that were open went on. */
import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import {
  stillOpen,
  type EventContext,
} from '@groundwork/plugin-readiness-node';
import { endingOf, type Ending } from './endings';
import { incidentEvent } from './incidentEvent';
import type { PagerdutyReader } from './PagerdutyReader';
import type { Incident } from './shapes';
import { walkOn, type Source, type Walk } from './walk';

/** What a service is read with. */
interface Reading {
  readonly reader: PagerdutyReader;
  readonly context: Omit<EventContext<unknown>, 'position'>;
  readonly source: Source;
}

/** Some events of a service, and where its reading stands then. */
interface Step {
  readonly events: readonly DeliveryEventInput[];
  readonly walk: Walk;
}

/** An incident, and how it ended. */
interface Told {
  readonly incident: Incident;
  readonly ending: Ending;
}

/** Reads a service on. */
export async function* incidentsOf(
  service: string,
  before: Walk,
  { reader, context, source }: Reading,
): AsyncIterable<Step> {
  let walk = before;
  const seen = new Set<string>();
  type Rest = Omit<Walk, 'open' | 'read'>;
  const stepOf = (told: readonly Told[], rest: Rest): Step => {
    const { read } = walk;
    walk = { ...rest, read, open: openOf(walk.open, told, context) };
    return {
      events: told.map(({ incident, ending }) =>
        incidentEvent(incident, ending),
      ),
      walk,
    };
  };
  const steps = walkOn(reader, { service, before }, { ...context, source });
  for await (const { incidents, walk: rest } of steps) {
    // What is read again, or by two parts of a walk, was counted before.
    const { untilMs = -Infinity } = before;
    const isNew = ({ id, created_at: at }: Incident) =>
      !seen.has(id) && Date.parse(at) > untilMs;
    walk = { ...walk, read: walk.read + incidents.filter(isNew).length };
    incidents.forEach(({ id }) => seen.add(id));
    yield stepOf(await endingsOf(incidents, reader), rest);
  }
  const { open, read, ...rest } = walk;
  const unseen = open.filter(({ id }) => !seen.has(id));
  if (unseen.length === 0) {
    return;
  }
  // Whatever is still in this list has not ended; only the rest is asked for one by one.
  const stillThere = await reader.open(service);
  for (const { id } of unseen.filter(item => !stillThere.has(item.id))) {
    const incident = await reader.incident(id);
    if (!incident) {
      context.logger.warn('PagerDuty does not know an incident any more', {
        id,
      });
      walk = { ...walk, open: walk.open.filter(item => item.id !== id) };
    }
    yield stepOf(await endingsOf(incident ? [incident] : [], reader), rest);
  }
}

async function endingsOf(
  incidents: readonly Incident[],
  reader: PagerdutyReader,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  const listed = new Map(incidents.map(incident => [incident.id, incident]));
  for (const incident of incidents) {
    const ending = await endingOf(incident, {
      find: async id => listed.get(id) ?? reader.incident(id),
      resolvedAt: id => reader.resolvedAt(id),
    });
    told.push({ incident, ending });
  }
  return told;
}

function openOf(
  before: Walk['open'],
  told: readonly Told[],
  { asOf }: Reading['context'],
): Walk['open'] {
  const seen = told.map(({ incident: { id, created_at: began }, ending }) => ({
    ...{ id, sinceMs: Date.parse(began), hasEnded: ending.isSettled },
  }));
  return stillOpen(before, seen, { asOf, longestMs: Infinity });
}
