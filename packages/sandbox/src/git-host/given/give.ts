import type { GitHostParts } from '../parts';
import { renameRepository } from '../state/rename-repository';
import type { RepositoryRecord } from '../state/records';
import { deploymentRecord } from './deployment-record';
import type { Given } from './given';
import { runRecord } from './run-record';
import { sendWebhooks } from './send-webhooks';

/** What became of it. */
export interface Gave {
  /** By the name that it has now. */
  readonly repository: string;
  readonly id: number;
  /** What the receivers of webhooks answered, one after the other. */
  readonly answers?: readonly (number | undefined)[];
}

/**
 * Puts into the Git host what somebody gives to it.
 *
 * @throws RangeError when there is no such repository, or it cannot be had so
 */
export async function give(parts: GitHostParts, what: Given): Promise<Gave> {
  const { state, runs, deployments } = parts;
  const { organisation } = state.company;
  const record = state.repository(organisation, what.repository);
  if (record === undefined) {
    throw new RangeError(`There is no repository ${what.repository}.`);
  }
  switch (what.kind) {
    case 'rename':
      await renameRepository(state, record, what.to);
      return named(record);
    case 'runs': {
      const { defaultBranch: branch } = record;
      const tip = await tipOf(parts, record);
      const log = await runs.of(record);
      const made = what.runs.map((run, index) =>
        runRecord(run, {
          ...{ record, tip, branch, newId: () => state.newId() },
          number: log.length + index + 1,
        }),
      );
      put(log, made);
      return named(record);
    }
    case 'deployments': {
      const tip = await tipOf(parts, record);
      const made = what.deployments.map(each =>
        deploymentRecord(each, { tip, newId: () => state.newId() }),
      );
      put(deployments.of(record), made);
      return named(record);
    }
    case 'forget':
      if (what.of === 'runs') keepNewest(await runs.of(record), what.keep);
      else keepNewest(deployments.of(record), what.keep);
      return named(record);
    case 'webhooks':
      return {
        ...named(record),
        answers: await sendWebhooks(parts, record, what.send),
      };
    default:
      throw new RangeError(`unknown: ${JSON.stringify(what satisfies never)}`);
  }
}

function named({ id, name }: RepositoryRecord): Gave {
  return { repository: name, id };
}

async function tipOf(
  { state: { store } }: GitHostParts,
  { owner, name, defaultBranch }: RepositoryRecord,
): Promise<string> {
  const full = `${owner}/${name}`.toLowerCase();
  const tip = await store.resolve(full, defaultBranch);
  if (tip === undefined) throw new RangeError(`${full} has no commit yet.`);
  return tip;
}

interface Dated {
  readonly id: number;
  readonly createdAt: number;
}

/** Those with an id that is there take its place; the oldest stay first. */
function put<T extends Dated>(log: T[], made: readonly T[]): void {
  const ids = new Set(made.map(({ id }) => id));
  const all = [...log.filter(({ id }) => !ids.has(id)), ...made];
  all.sort((a, b) => a.createdAt - b.createdAt || a.id - b.id);
  log.splice(0, log.length, ...all);
}

function keepNewest<T extends Dated>(log: T[], keep: number): void {
  log.splice(0, Math.max(0, log.length - keep));
}
