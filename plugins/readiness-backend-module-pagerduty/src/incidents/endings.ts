/** How an incident ended: by itself, or as part of the incident that it was merged into. */
import { isOpen, mergedInto, type Incident } from './shapes';

/** Nobody merges as often as this; PagerDuty would have to go round in a circle. */
const MOST_MERGES = 20;

/** Where other incidents, and the log of one, are looked up. */
export interface IncidentLookup {
  readonly find: (id: string) => Promise<Incident | undefined>;
  readonly resolvedAt: (id: string) => Promise<number | undefined>;
}

/** What an incident is part of, and when that was over. */
export interface Ending {
  /** The incident that all that were merged are one with. */
  readonly rootId: string;
  /** Absent while it is open, and where nobody says when it ended. */
  readonly resolvedAtMs?: number;
  /** Whether it can still end otherwise. */
  readonly isSettled: boolean;
  /** When PagerDuty last changed the incident or what it is part of. */
  readonly changedAtMs: number;
}

/**
 * An incident that was merged is over when the one that it became part of is, which may be merged in its turn. What that one is
 * part of is asked for by its id: it may be older, of another service, or of another urgency.
 */
export async function endingOf(
  incident: Incident,
  lookup: IncidentLookup,
): Promise<Ending> {
  let root = incident;
  let changedAtMs = changedAt(incident);
  for (let merges = 0; merges < MOST_MERGES; merges += 1) {
    const next = mergedInto(root);
    const into = next === undefined ? undefined : await lookup.find(next);
    if (!into) {
      break;
    }
    root = into;
    changedAtMs = Math.max(changedAtMs, changedAt(root));
  }
  const ended = isOpen(root) ? undefined : await endOf(root, lookup);
  return {
    ...{ rootId: root.id, isSettled: !isOpen(root), changedAtMs },
    ...(ended === undefined ? {} : { resolvedAtMs: ended }),
  };
}

async function endOf(
  { id, resolved_at: resolved, last_status_change_at: changed }: Incident,
  lookup: IncidentLookup,
): Promise<number | undefined> {
  const said = resolved ?? changed;
  return said ? Date.parse(said) : lookup.resolvedAt(id);
}

function changedAt(incident: Incident): number {
  const { updated_at: updated, last_status_change_at: status } = incident;
  return Math.max(
    ...[incident.created_at, updated, status].map(at =>
      at ? Date.parse(at) : 0,
    ),
  );
}
