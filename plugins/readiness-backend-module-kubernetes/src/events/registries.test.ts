import type { EventCollectorRegistration } from '@groundwork/plugin-readiness-node';
import {
  failingServer,
  failureKinds,
  failureWords,
  reasonFor,
  type FailureKind,
} from '@groundwork/source-client/testing';
import { Cluster, deployment, replicaSet } from './__testUtils__/cluster';
import { kubernetesEventCollectors } from '.';

/** Long where only a broken test would wait for it. */
function hurried(
  registration: EventCollectorRegistration,
  kind: FailureKind,
): EventCollectorRegistration {
  const { collector } = registration;
  const limits = {
    timeoutMs: reasonFor(kind) === 'timeout' ? 300 : 20_000,
    maxBodyBytes: 4 * 1024 * 1024,
  };
  return {
    ...registration,
    collector: {
      ...{ id: collector.id, source: collector.source },
      positionSchema: collector.positionSchema,
      streams: (services, context) => collector.streams(services, context),
      read: context =>
        collector.read({
          ...context,
          sources: context.sources.within(limits),
        }),
    },
  };
}

/** An image that is not there, or says nothing of itself, is an answer. */
const failing = failureKinds.filter(
  kind => kind !== 'not there' && kind !== 'another shape',
);

describe('a rollout whose image is in a registry', () => {
  it.each(failing)(
    'that is: %s, is told without a commit, and why in the words of the source client',
    async kind => {
      const registry = await failingServer(kind);
      const cluster = await Cluster.start(registry.url);
      cluster.items.deployments = [deployment(1, '1')];
      cluster.items.replicasets = [replicaSet(1, '1')];
      const { streams } = await cluster.readings.read(sources =>
        kubernetesEventCollectors(sources).map(each => hurried(each, kind)),
      );
      await cluster.server.close();
      await registry.close();

      expect(streams).toMatchObject([{ end: { outcome: 'complete' } }]);
      const told = [...cluster.readings.kept.deployments.values()];
      expect(told.map(({ sha }) => sha)).toEqual([undefined]);
      const why = told.map(({ withoutSha }) => withoutSha?.detail);
      expect(JSON.stringify(why)).toMatch(/Registry r\.example\.org/);
      expect(JSON.stringify(why)).toMatch(failureWords[kind]);
    },
  );
});
