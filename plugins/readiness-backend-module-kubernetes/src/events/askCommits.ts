import type { DeliveryEventInput } from '@groundwork/plugin-readiness-common';
import {
  commitOfImage,
  type FoundCommit,
} from '@groundwork/plugin-readiness-node';
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
    const run = told.runId === undefined ? {} : { runId: told.runId };
    events.push(deploymentEvent(workload, rollout, { ...answer, ...run }));
    if ('sha' in answer) {
      continue;
    }
    const { reason } = answer.withoutSha;
    unknown.set(reason, (unknown.get(reason) ?? 0) + 1);
    if (rollout.revision.createdMs >= rereadFrom.getTime()) {
      asked.push(told);
    }
  }
  return { events, asked };
}

async function ask(
  registries: Registries,
  workload: Listed,
  rollout: Rollout,
): Promise<FoundCommit> {
  const image = imageOf(workload, rollout);
  return image
    ? commitOfImage(registries, image)
    : { withoutSha: { reason: 'image-ambiguous' } };
}
