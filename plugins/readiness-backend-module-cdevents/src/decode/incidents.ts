import type {
  DecodedEvent,
  DecodingContext,
} from '@groundwork/plugin-readiness-node';
import { incidentContent, type CdEvent } from './cdEvent';
import { read } from './read';
import {
  idAmongAll,
  isProduction,
  servicesCalled,
  type Surroundings,
} from './surroundings';

/** Incidents of production, under the id that their sender gives them: the event has one of its own. */
function incidentIn(
  { context, subject }: CdEvent,
  { services }: DecodingContext,
  by: Surroundings,
) {
  const content = read(incidentContent, subject.content);
  const { environment, service } = content;
  const called = servicesCalled(service.id, services);
  const counts = environment === undefined || isProduction(environment.id, by);
  return called.length > 0 && counts
    ? {
        id: idAmongAll({
          source: subject.source ?? context.source,
          id: subject.id,
        }),
        atMs: Date.parse(context.timestamp),
        called,
        content,
      }
    : undefined;
}

/** An incident begins when it is detected: when users began to be affected is not told. */
export function beginning(
  event: CdEvent,
  context: DecodingContext,
  by: Surroundings,
): DecodedEvent | undefined {
  const found = incidentIn(event, context, by);
  if (!found) {
    return undefined;
  }
  const { id, atMs, called, content } = found;
  // A place of deployments means more than where an incident was felt.
  const place = `incidents:${content.service.id.toLowerCase()}`;
  const { description } = content;
  return {
    source: by.source,
    events: [
      {
        ...{ kind: 'incident', id, places: [place] },
        ...{ createdAtMs: atMs, updatedAtMs: atMs },
        ...(description === undefined
          ? {}
          : { title: description.slice(0, 1024) }),
      },
    ],
    places: called.map(({ ref }) => ({ place, service: ref })),
    due: [],
  };
}

/** It does not say when the incident began; the event of its beginning does. */
export function end(
  event: CdEvent,
  context: DecodingContext,
  by: Surroundings,
): DecodedEvent | undefined {
  const found = incidentIn(event, context, by);
  return (
    found && {
      source: by.source,
      ...{ events: [], places: [], due: [] },
      ends: [{ id: found.id, atMs: found.atMs }],
    }
  );
}
