import type { EventCollectorRegistration } from '@groundwork/plugin-readiness-node';
import {
  failingServer,
  failureKinds,
  failureWords,
  reasonFor,
  type FailureKind,
} from '@groundwork/source-client/testing';
import {
  application,
  Argocd,
  commitOf,
  deployment,
  entry,
} from './__testUtils__/argocd';
import { argocdEventCollectors } from '.';

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

describe('a synchronisation whose image is in a registry', () => {
  it.each(failing)(
    'that is: %s, is told without a commit, and why in the words of the source client',
    async kind => {
      const registry = await failingServer(kind);
      const argocd = await Argocd.start(['pay'], {
        config: {
          groundwork: {
            environments: [{ name: 'production', argocdInstances: ['live'] }],
            registries: [{ host: 'reg.example.org', url: registry.url }],
          },
        },
      });
      argocd.applications = [
        application('pay', { history: [entry(1, commitOf('a1'))] }),
      ];
      argocd.manifests = () => ({
        body: { manifests: [deployment('reg.example.org/pay:1.4.0')] },
      });
      const { streams } = await argocd.readings.read(sources =>
        argocdEventCollectors(sources).map(each => hurried(each, kind)),
      );
      await argocd.server.close();
      await registry.close();

      expect(streams).toMatchObject([{ end: { outcome: 'complete' } }]);
      const told = [...argocd.readings.kept.deployments.values()];
      expect(told.map(({ sha }) => sha)).toEqual([undefined]);
      const why = told.map(({ withoutSha }) => withoutSha?.detail);
      expect(JSON.stringify(why)).toMatch(/Registry reg\.example\.org/);
      expect(JSON.stringify(why)).toMatch(failureWords[kind]);
    },
  );
});
