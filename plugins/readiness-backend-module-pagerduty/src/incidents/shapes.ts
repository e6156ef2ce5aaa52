/** Shapes of PagerDuty's REST API, version 2, as far as they are used. */
import { urgencies } from '@groundwork/source-client/pagerduty';
import { z } from 'zod';

const time = z.iso.datetime({ offset: true });

const reasonSchema = z.object({
  type: z.string(),
  /** The incident that this one was merged into. */
  incident: z.object({ id: z.string() }).nullish(),
});

export const incidentSchema = z.object({
  id: z.string(),
  title: z.string().nullish(),
  status: z.enum(['triggered', 'acknowledged', 'resolved']),
  urgency: z.enum(urgencies),
  created_at: time,
  /** Of a resolved incident when it was resolved. */
  last_status_change_at: time.nullish(),
  resolved_at: time.nullish(),
  updated_at: time.nullish(),
  html_url: z.string().nullish(),
  service: z.object({ id: z.string() }),
  resolve_reason: reasonSchema.nullish(),
});

/** An incident as it is listed. */
export type Incident = z.infer<typeof incidentSchema>;

export const oneIncidentSchema = z.object({ incident: incidentSchema });

export const serviceSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
});

export const logSchema = z.object({
  log_entries: z.array(z.object({ type: z.string(), created_at: time })),
});

/** The incident that this one was merged into. */
export function mergedInto({ resolve_reason: why }: Incident) {
  return why?.type === 'merge_resolve_reason' ? why.incident?.id : undefined;
}

export function isOpen({ status }: Incident): boolean {
  return status !== 'resolved';
}
