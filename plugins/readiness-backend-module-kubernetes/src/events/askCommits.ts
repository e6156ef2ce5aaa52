import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import { SourceError } from '@groundwork/source-client';
import type { Registries } from '@groundwork/source-client/registry';
import type { Listed } from './listWorkloads';
import { deploymentEvent, imageOf } from './news';
import type { Known, Told } from './position';
import type { Rollout } from './rollouts';

/** How long a registry is asked for, and which ones there are. */
export interface AskContext {
  readonly registries: Registries;
  /** Rollouts that began before are not asked for again. */
  readonly rereadFrom: Date;
  /** Rollouts by the reason why nobody says what they brought. */
  readonly unknown: Map<string, number>;
}

/**
 * Asks registries which commits the images of rollouts were built from, workload by workload, and notes what is to be asked
 * again. Workloads of nobody wait until they are somebody's.
 */
export async function* askCommits(
  listed: readonly Listed[],
  known: Map<string, Known>,
  context: AskContext,
): AsyncIterable<readonly DeliveryEventInput[]> {
  for (const workload of listed) {
    const before = known.get(workload.uid);
    if (before && before.asked.length > 0 && workload.services.length > 0) {
      const { events, asked } = await askOne(workload, before.asked, context);
      known.set(workload.uid, { ...before, asked });
      yield events;
    }
  }
}

async function askOne(
  workload: Listed,
  toAsk: readonly Told[],
  { registries, rereadFrom, unknown }: AskContext,
): Promise<{
  readonly events: readonly DeliveryEventInput[];
  /** To be asked again. */
  readonly asked: readonly Told[];
}> {
  const events: DeliveryEventInput[] = [];
  const asked: Told[] = [];
  for (const told of toAsk) {
    const rollout = workload.rollouts.find(
      ({ revision }) => revision.number === told.number,
    );
    const answer = rollout && (await ask(registries, workload, rollout));
    if (!rollout || !answer) {
      continue;
    }
    if ('sha' in answer) {
      const run = told.runId === undefined ? {} : { runId: told.runId };
      const { sha } = answer;
      events.push(deploymentEvent(workload, rollout, { sha, ...run }));
      continue;
    }
    unknown.set(answer.why, (unknown.get(answer.why) ?? 0) + 1);
    if (rollout.revision.createdMs >= rereadFrom.getTime()) {
      asked.push(told);
    }
  }
  return { events, asked };
}

/** A registry that does not answer is no reason to leave out what the cluster says. */
async function ask(
  registries: Registries,
  workload: Listed,
  rollout: Rollout,
): Promise<{ readonly sha: string } | { readonly why: string }> {
  const image = imageOf(workload, rollout);
  if (!image) {
    return { why: 'none of its images, or several, may be the service' };
  }
  try {
    const sha = await registries.commitOf(image);
    return sha === undefined
      ? { why: 'neither the tag nor the label of its image is a commit' }
      : { sha };
  } catch (error) {
    if (error instanceof SourceError) {
      return { why: error.message };
    }
    throw error;
  }
}
