import {
  commitAbsences,
  DeliveryEventOf,
  Source,
} from '@groundwork/plugin-readiness-common';
import { createHash } from 'node:crypto';
import {
  CommitRow,
  DeploymentRow,
  FactRow,
  IncidentRow,
  PullRequestRow,
} from './eventRows';

/** A source as tables call it; without a slash, which stands behind it in ids. */
export function sourceKey({ kind, instance }: Source): string {
  return `${kind}:${instance}`.replace(/[%/]/g, encodeURIComponent);
}

/** What {@link sourceKey} was made of. */
export function sourceOfKey(key: string): Source {
  const end = key.indexOf(':');
  return {
    kind: decodeURIComponent(key.slice(0, end)),
    instance: decodeURIComponent(key.slice(end + 1)),
  };
}

/** An id of a source among those of all sources: `github:github.com/42`. */
export function qualifiedId(source: string, id: string | number): string {
  return `${source}/${id}`;
}

/** What {@link qualifiedId} put together. */
export function splitId(qualified: string): {
  readonly source: string;
  readonly id: string;
} {
  const at = qualified.indexOf('/');
  return { source: qualified.slice(0, at), id: qualified.slice(at + 1) };
}

/**
 * A fact with its version. Of two versions that one holds which its source changed later, else the one that says more, else
 * either, always the same one: so it does not matter in which order they arrive. When the source changed it is no
 * part of the fact.
 */
function withVersion(
  fact: object,
  updatedAtMs = 0,
  says = JSON.stringify(fact).length,
): FactRow {
  const text = JSON.stringify(fact);
  const digest = createHash('sha256').update(text).digest('hex');
  const updated = String(updatedAtMs).padStart(15, '0');
  const size = String(says).padStart(9, '0');
  return { version: `${updated}${size}${digest.slice(0, 16)}`, fact: text };
}

/** The attempt without its statuses, which have rows of their own. */
export function deploymentRow(
  source: string,
  event: DeliveryEventOf<'deployment'>,
): DeploymentRow {
  const { id, place, environment, runId } = event;
  const { repository, sha, startedAtMs, attempt, url, startedBy } = event;
  const fact = {
    ...{ startedAtMs, sha, repository, attempt, url, runId },
    startedBy,
  };
  const withoutSha = sha === undefined ? event.withoutSha : undefined;
  return {
    source,
    external_id: id,
    place,
    environment,
    run_key: runId === undefined ? `id:${id}` : `run:${runId}`,
    // One that names its run says more than one that does not yet.
    ...withVersion(
      withoutSha ? { ...fact, withoutSha } : fact,
      undefined,
      JSON.stringify(fact).length + (withoutSha ? saysOf(withoutSha) : 0),
    ),
  };
}

/** Less than a commit says, however many words it takes, and the more the further the question got. */
function saysOf({
  reason,
}: NonNullable<DeliveryEventOf<'deployment'>['withoutSha']>): number {
  return 1 + commitAbsences.indexOf(reason);
}

export function pullRequestRow(
  source: string,
  event: DeliveryEventOf<'pull-request'>,
): PullRequestRow {
  const { kind, repository, number, updatedAtMs, ...fact } = event;
  return {
    source,
    repository,
    number,
    merge_sha: event.mergeSha ?? null,
    ...withVersion(inOrder(fact), updatedAtMs),
  };
}

export function commitRow(
  source: string,
  event: DeliveryEventOf<'commit'>,
): CommitRow {
  const { kind, repository, sha, ...fact } = event;
  return { sha, source, repository, ...withVersion(inOrder(fact)) };
}

export function incidentRow(
  source: string,
  event: DeliveryEventOf<'incident'>,
): IncidentRow {
  const { kind, id, updatedAtMs, ...fact } = event;
  const { withdrawn } = event;
  // Of two versions of one second the one that counts holds: what is hidden by mistake looks better than it is.
  const says = withdrawn ? 0 : undefined;
  return {
    source,
    external_id: id,
    incident_key:
      event.dedupKey === undefined
        ? `id:${qualifiedId(source, id)}`
        : `dedup:${event.dedupKey}`,
    withdrawn_at_ms: withdrawn?.atMs ?? null,
    environment: event.environment ?? null,
    ...withVersion(inOrder(fact), updatedAtMs, says),
  };
}

/** The same fields have the same text, in whatever order a collector wrote them. */
function inOrder(fact: object): object {
  return Object.fromEntries(
    Object.entries(fact).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
