import { ConfigReader } from '@backstage/config';
import {
  SourceClients,
  type SourceTarget,
  type SourceUse,
} from '@groundwork/source-client';
import {
  failingServer,
  reasonFor,
  type FailureKind,
} from '@groundwork/source-client/testing';

const register = { repository: 'acme/register', path: 'register.yaml' };

/** Every system that the configuration can name, at one address. */
export function sourcesAt(url: string, cluster: object = {}): SourceClients {
  const { host } = new URL(url);
  const config = new ConfigReader({
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            { name: 'odd', url, serviceAccountToken: 'canary', ...cluster },
          ],
        },
      ],
    },
    argocd: {
      appLocatorMethods: [
        { type: 'config', instances: [{ name: 'odd', url, token: 'canary' }] },
      ],
    },
    integrations: {
      github: [{ host, apiBaseUrl: url, token: 'canary' }],
    },
    jenkins: { instances: [{ name: 'default', baseUrl: url }] },
    catalog: { providers: { github: { host, organization: 'acme' } } },
    groundwork: { environments: [{ name: 'production', clusters: ['odd'] }] },
    readiness: {
      registers: { attestations: register, declarations: register },
      pagerduty: [{ name: 'odd', apiBaseUrl: url, token: 'canary' }],
      scaffolder: {
        instances: [{ name: 'odd', baseUrl: url, token: 'canary' }],
      },
      tickets: [
        { kind: 'github', name: 'odd', repository: 'acme/support' },
        { kind: 'jira', name: 'odd', project: 'ODD' },
      ],
    },
    jira: {
      instances: [
        { name: 'odd', baseUrl: url, email: 'a@b.test', apiToken: 'canary' },
      ],
    },
  });
  return SourceClients.fromConfig(config, {
    waiting: { sleep: async () => undefined },
  });
}

/** Long where only a broken test would wait for it. */
function limitsFor(kind: FailureKind) {
  return {
    timeoutMs: reasonFor(kind) === 'timeout' ? 300 : 20_000,
    maxBodyBytes: 4 * 1024 * 1024,
  };
}

/** The same sources within bounds that hold also for readers who are more patient: some wait for half a minute. */
function hurried(sources: SourceClients, limits: SourceUse): SourceClients {
  return new Proxy(sources, {
    get(target, name) {
      if (name === 'within')
        return (use: SourceUse) => hurried(target.within(use), limits);
      if (name === 'client')
        return (to: SourceTarget, use: SourceUse = {}) =>
          target.client(to, { ...use, ...limits });
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Reads from systems that all fail in one way, but for the paths of which it is said what they answer. */
export async function withFailing<T>(
  kind: FailureKind,
  read: (sources: SourceClients) => Promise<T>,
  answers: Parameters<typeof failingServer>[1] = {},
): Promise<T> {
  const server = await failingServer(kind, answers);
  const everywhere = sourcesAt(server.url);
  try {
    return await read(hurried(everywhere, limitsFor(kind)));
  } finally {
    await everywhere.close();
    await server.close();
  }
}
