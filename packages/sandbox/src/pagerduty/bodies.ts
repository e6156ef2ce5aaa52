import type { PagedIncident, PagedService } from './incidents';

const HTML = 'https://saltmarsh.pagerduty.com';
const API = 'https://api.pagerduty.com';

const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');

/** To the second, as PagerDuty writes times; what began is never earlier than it was. */
const began = (at: number) => iso(Math.ceil(at / 1000) * 1000);
const ended = (at: number) => iso(Math.floor(at / 1000) * 1000);

function linked(kind: string, path: string, summary: string) {
  const id = path.split('/').at(-1) ?? '';
  return {
    ...{ id, type: kind, summary },
    ...{ self: `${API}/${path}`, html_url: `${HTML}/${path}` },
  };
}

export function serviceBody({ id, name }: PagedService): object {
  return {
    ...linked('service', `services/${id}`, name),
    ...{ name, status: 'active', description: null },
    ...{ auto_resolve_timeout: null, acknowledgement_timeout: null },
  };
}

export function incidentBody(incident: PagedIncident): object {
  const { id, number, service, title, urgency, createdAt } = incident;
  const { resolvedAt, mergedInto: into } = incident;
  const changed =
    resolvedAt === undefined ? began(createdAt) : ended(resolvedAt);
  return {
    ...linked('incident', `incidents/${id}`, `[#${number}] ${title}`),
    ...{ incident_number: number, title, urgency, incident_key: null },
    status: resolvedAt === undefined ? 'triggered' : 'resolved',
    ...{ created_at: began(createdAt), updated_at: changed },
    last_status_change_at: changed,
    resolved_at: resolvedAt === undefined ? null : changed,
    service: linked(
      'service_reference',
      `services/${service.id}`,
      service.name,
    ),
    resolve_reason:
      into === undefined
        ? null
        : {
            type: 'merge_resolve_reason',
            incident: linked('incident_reference', `incidents/${into}`, into),
          },
    ...{ assignments: [], acknowledgements: [], teams: [], priority: null },
  };
}

/** What happened to an incident, the newest first. */
export function logBodies(incident: PagedIncident): readonly object[] {
  const { id, createdAt, resolvedAt } = incident;
  const entry = (type: string, at: string) => ({
    ...linked(type, `log_entries/${id}-${type}`, type),
    ...{ created_at: at, channel: { type: 'api' } },
  });
  return [
    ...(resolvedAt === undefined
      ? []
      : [entry('resolve_log_entry', ended(resolvedAt))]),
    entry('trigger_log_entry', began(createdAt)),
  ];
}
