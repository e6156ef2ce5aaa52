import {
  checkpointsThatHold,
  checkpointsToKeep,
  ChangeHistory,
  emptyCheckpoint,
  missingChanges,
  readCheckpoint,
  ServiceFold,
  byOrder,
  type DeliveryEvents,
  type DeliveryRecords,
  type DeliverySettings,
  type LogicalDeployment,
  type ServiceCheckpoint,
} from '../index';
import { ServiceRuns, type RunChange } from '../runs';
import { isProductionEnvironment } from '../logicalDeployments';
import { storedRecords, type Row } from './storedRecords';

/**
 * What a database store does, with maps for tables: checkpoints as text, one fold per service in whatever order, commits
 * loaded only as they are asked for, incidents attributed when all services are folded. Events are never replaced by
 * other versions here.
 */
export class FoldingStore {
  readonly #settings: DeliverySettings;
  readonly #numbers = new Map<string, number>();
  readonly #events: DeliveryEvents[] = [];
  readonly #runs = new Map<string, ServiceRuns>();
  readonly #rows = new Map<string, Map<string, Row>>();
  readonly #checkpoints = new Map<string, readonly string[]>();

  constructor(settings: DeliverySettings) {
    this.#settings = settings;
  }

  apply(batch: DeliveryEvents): void {
    const known = this.#history();
    for (const events of this.#events) known.add(events);
    const news = known.add(batch);
    this.#events.push(batch);
    for (const attempt of batch.deployments ?? []) {
      if (!isProductionEnvironment(attempt.environment, this.#settings))
        continue;
      const runs = this.#runs.get(attempt.service) ?? new ServiceRuns();
      this.#runs.set(attempt.service, runs);
      runs.add(attempt);
    }
    // Not the order in which a ledger folds them.
    for (const [service, runs] of [...this.#runs].reverse())
      this.#fold(
        service,
        runs.takeChanges(),
        checkpoints => changed =>
          checkpointsThatHold(checkpoints, changed, { news, history: known }),
      );
  }

  records(): DeliveryRecords {
    const reports = this.#events.flatMap(({ incidents = [] }) => incidents);
    return storedRecords(this.#rows, reports, this.#settings);
  }

  #history(): ChangeHistory {
    return new ChangeHistory({
      numberOf: sha => {
        const number = this.#numbers.get(sha) ?? this.#numbers.size;
        this.#numbers.set(sha, number);
        return number;
      },
    });
  }

  #fold(
    service: string,
    changes: readonly RunChange[],
    holding: (
      checkpoints: readonly ServiceCheckpoint[],
    ) => (
      changed: readonly LogicalDeployment[],
    ) => readonly ServiceCheckpoint[],
  ): void {
    const rows = this.#rows.get(service) ?? new Map<string, Row>();
    this.#rows.set(service, rows);
    for (const { before } of changes) if (before) rows.delete(before.id);
    for (const { after } of changes)
      if (after) rows.set(after.id, { rollout: after });
    const kept = holding(
      (this.#checkpoints.get(service) ?? []).flatMap(
        text => readCheckpoint(JSON.parse(text), service, this.#settings) ?? [],
      ),
    )(
      changes.flatMap(({ before, after }) =>
        [before, after].flatMap(rollout =>
          rollout?.status === 'success' ? rollout : [],
        ),
      ),
    );
    const checkpoint =
      kept[kept.length - 1] ?? emptyCheckpoint(service, this.#settings);
    const { until } = checkpoint;
    const successes = [...rows.values()]
      .filter(({ rollout }) => rollout.status === 'success')
      .sort((a, b) => byOrder(a.rollout, b.rollout));
    const isPast = ({ rollout }: Row) =>
      until !== undefined && byOrder(rollout, until) <= 0;
    const past = () =>
      successes
        .filter(isPast)
        .reverse()
        .map(({ rollout, folded }) => ({
          id: rollout.id,
          sha: rollout.sha,
          kind: folded?.kind,
          leftOut: folded?.leftOut,
        }));
    const todo = successes.filter(row => !isPast(row)).map(row => row.rollout);
    const input = { checkpoint, history: this.#history(), past };
    this.#load(input, todo);
    const fold = new ServiceFold({ ...input, settings: this.#settings });
    for (const rollout of todo)
      rows.set(rollout.id, { rollout, folded: fold.fold(rollout) });
    this.#checkpoints.set(
      service,
      checkpointsToKeep(
        todo.length > 0 ? [...kept, fold.toCheckpoint()] : kept,
      ).map(each => JSON.stringify(each)),
    );
  }

  /** Loads what is asked for and nothing else, round by round. */
  #load(
    input: Parameters<typeof missingChanges>[0],
    todo: readonly LogicalDeployment[],
  ): void {
    const asked = new Set<string>();
    const nameOf = ({ repository = '', number = 0 }) =>
      `${repository}#${number}`;
    const commits = this.#events.flatMap(events => events.commits ?? []);
    const prs = this.#events.flatMap(events => events.pullRequests ?? []);
    for (;;) {
      const missing = missingChanges(input, todo, {
        sha: sha => asked.has(sha),
        pullRequest: name => asked.has(nameOf(name)),
      });
      if (missing.shas.length === 0 && missing.pullRequests.length === 0)
        return;
      const shas = new Set(missing.shas);
      const names = new Set(missing.pullRequests.map(nameOf));
      input.history.add({
        commits: commits.filter(({ sha }) => shas.has(sha)),
        pullRequests: prs.filter(
          pr =>
            names.has(nameOf(pr)) ||
            shas.has(pr.mergeSha ?? '') ||
            pr.commits.some(({ sha }) => shas.has(sha)),
        ),
      });
      for (const name of [...shas, ...names]) asked.add(name);
    }
  }
}
