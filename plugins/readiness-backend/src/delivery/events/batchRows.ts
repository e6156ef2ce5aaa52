import { DeliveryEvent, Source } from '@groundwork/plugin-readiness-common';
import {
  CommitRow,
  DeploymentRow,
  IncidentRow,
  PullRequestCommitRow,
  PullRequestRow,
  StatusRow,
  TombstoneRow,
} from './eventRows';
import {
  commitRow,
  deploymentRow,
  incidentRow,
  pullRequestRow,
  sourceKey,
} from './facts';
import { KeyedRows } from './KeyedRows';

/** The rows of a batch, each key once and in the order of keys, so that overlapping batches wait for each other in turn. */
export interface BatchRows {
  readonly deployments: KeyedRows<DeploymentRow>;
  readonly statuses: KeyedRows<StatusRow>;
  readonly pullRequests: KeyedRows<PullRequestRow>;
  readonly pullRequestCommits: KeyedRows<PullRequestCommitRow>;
  readonly commits: KeyedRows<CommitRow>;
  readonly incidents: KeyedRows<IncidentRow>;
  readonly tombstones: KeyedRows<TombstoneRow>;
}

/** Turns the events of one source into rows. */
export function batchRows(
  source: Source,
  events: readonly DeliveryEvent[],
): BatchRows {
  const rows: BatchRows = {
    deployments: new KeyedRows(['source', 'external_id']),
    statuses: new KeyedRows(['source', 'external_id', 'state', 'at_ms']),
    pullRequests: new KeyedRows(['source', 'repository', 'number']),
    pullRequestCommits: new KeyedRows([
      'sha',
      'source',
      'repository',
      'number',
    ]),
    commits: new KeyedRows(['sha', 'source', 'repository']),
    incidents: new KeyedRows(['source', 'external_id']),
    tombstones: new KeyedRows(['source', 'kind', 'external_id']),
  };
  const key = sourceKey(source);
  for (const event of events) {
    addEvent(rows, key, event);
  }
  return rows;
}

function addEvent(rows: BatchRows, source: string, event: DeliveryEvent): void {
  switch (event.kind) {
    case 'deployment':
      rows.deployments.add(deploymentRow(source, event));
      for (const { state, atMs } of event.statuses) {
        rows.statuses.add(statusRow(source, event.id, { state, atMs }));
      }
      break;
    case 'deployment-status':
      rows.statuses.add(statusRow(source, event.deploymentId, event));
      break;
    case 'pull-request': {
      const { repository, number } = event;
      rows.pullRequests.add(pullRequestRow(source, event));
      for (const { sha } of event.commits) {
        rows.pullRequestCommits.add({ sha, source, repository, number });
      }
      break;
    }
    case 'commit':
      rows.commits.add(commitRow(source, event));
      break;
    case 'incident':
      rows.incidents.add(incidentRow(source, event));
      break;
    case 'tombstone':
      rows.tombstones.add({ source, kind: event.of, external_id: event.id });
      break;
    default:
      neverEvent(event);
  }
}

function statusRow(
  source: string,
  externalId: string,
  { state, atMs }: { readonly state: string; readonly atMs: number },
): StatusRow {
  return { source, external_id: externalId, state, at_ms: atMs };
}

function neverEvent(event: never): never {
  throw new Error(`Unknown event ${JSON.stringify(event)}`);
}
