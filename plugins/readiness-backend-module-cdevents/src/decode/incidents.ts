import type {
  DecodedEvent,
  DecodingContext,
} from '@groundwork/plugin-readiness-node';
import { incidentContent, type CdEvent } from './cdEvent';
import { read } from './read';
import { idAmongAll, servicesCalled, type Surroundings } from './surroundings';

/** Incidents of any environment, under the id that their sender gives them: the event has one of its own. */
function incidentIn(
  { context, subject }: CdEvent,
  { services }: DecodingContext,
) {
  const content = read(incidentContent, subject.content);
  const called = servicesCalled(content.service.id, services);
  return called.length > 0
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
  const found = incidentIn(event, context);
  if (!found) {
    return undefined;
  }
  const { id, atMs, called, content } = found;
  // A place of deployments means more than where an incident was felt.
  const place = `incidents:${content.service.id.toLowerCase()}`;
  const { description, environment } = content;
  return {
    source: by.source,
    events: [
      {
        ...{ kind: 'incident', id, places: [place] },
        ...{ createdAtMs: atMs, updatedAtMs: atMs },
        // Whether that is production is judged where it counts, as with deployments.
        ...(environment === undefined ? {} : { environment: environment.id }),
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
  const found = incidentIn(event, context);
  return (
    found && {
      source: by.source,
      ...{ events: [], places: [], due: [] },
      ends: [{ id: found.id, atMs: found.atMs }],
    }
  );
}
