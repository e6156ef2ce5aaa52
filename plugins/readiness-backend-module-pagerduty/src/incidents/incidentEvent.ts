import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import type { Ending } from './endings';
import type { Incident } from './shapes';

/** Where an incident was felt: a service of PagerDuty, by its id. */
export const servicePlace = (id: string) => `service:${id}`;

/** An incident as PagerDuty tells it. What was merged has one key, and so is one incident. */
export function incidentEvent(
  incident: Incident,
  { rootId, resolvedAtMs, changedAtMs }: Ending,
): DeliveryEventInput {
  const { id, title, html_url: url, service, created_at: created } = incident;
  return {
    kind: 'incident',
    id,
    places: [servicePlace(service.id)],
    createdAtMs: Date.parse(created),
    updatedAtMs: changedAtMs,
    dedupKey: rootId,
    ...(title ? { title: title.slice(0, 1024) } : {}),
    ...(url && /^https?:/.test(url) && URL.canParse(url) ? { url } : {}),
    ...(resolvedAtMs === undefined ? {} : { resolvedAtMs }),
  };
}
