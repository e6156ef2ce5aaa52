import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  EventReadings,
  fakeSource,
  type FakeSource,
  type RecordedAnswer,
} from '@groundwork/plugin-readiness-node/testUtils';
import type { IncomingMessage, ServerResponse } from 'node:http';

const GITOPS = 'https://git.example.org/gitops.git';
const START_MS = Date.parse('2026-11-01T10:00:00Z');
const HOUR_MS = 3_600_000;

export const commitOf = (byte: string) => byte.repeat(20);

/** A time of the history, to the second as Argo CD writes it. */
export const hour = (index: number) =>
  new Date(START_MS + index * HOUR_MS).toISOString().replace('.000', '');

export const sourceAt = (path: string) => ({
  ...{ repoURL: GITOPS, path, targetRevision: 'main' },
});

/** An entry of a history in the recorded shape; like Argo CD it has no id where that is zero. */
export function entry(
  id: number,
  revision: string,
  more: Readonly<Record<string, unknown>> = {},
) {
  return {
    revision,
    deployedAt: hour(id),
    ...(id === 0 ? {} : { id }),
    source: sourceAt('pay'),
    deployStartedAt: hour(id),
    initiatedBy: { automated: true },
    ...more,
  };
}

export interface Application {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly status: Readonly<Record<string, unknown>>;
}

export function application(
  name: string,
  status: Application['status'],
  more: Readonly<Record<string, unknown>> = {},
): Application {
  return {
    metadata: {
      ...{ name, namespace: 'argocd', uid: `uid-${name}` },
      labels: { team: 'money' },
    },
    spec: {
      project: 'default',
      source: sourceAt('pay'),
      destination: { server: 'https://kubernetes.default.svc' },
      ...more,
    },
    status,
  };
}

export function service(
  name: string,
  annotations: Readonly<Record<string, string>> = { 'argocd/app-name': name },
): Subject {
  const ref = `component:default/${name}`;
  return { kind: 'Component', ref, name, annotations };
}

export const deployment = (image: string, podAnnotations: object = {}) =>
  JSON.stringify({
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'pay' } },
    spec: {
      template: {
        metadata: { annotations: podAnnotations },
        spec: { containers: [{ name: 'main', image }] },
      },
    },
  });

type Answer = (revision: string) => RecordedAnswer;

/** A server that speaks as Argo CD does, and what was read of it. */
export class Argocd {
  applications: readonly Application[] = [];
  /** Answers instead of the listing. */
  refusal: RecordedAnswer | undefined;
  version = 'v3.6.0+2b5e3a1';
  /** What is made of a revision: a pod with it as its commit. */
  manifests: Answer = revision => ({
    body: { manifests: [deployment(`reg.example.org/pay:${revision}`)] },
  });
  readonly server: FakeSource;
  readonly readings: EventReadings;

  private constructor(server: FakeSource, config: object, all: Subject[]) {
    this.server = server;
    this.readings = new EventReadings(config, all);
  }

  static async start(
    names: readonly string[],
    {
      services = names.map(name => service(name)),
      config = {},
    }: { readonly services?: Subject[]; readonly config?: object } = {},
  ): Promise<Argocd> {
    const played: { argocd?: Argocd } = {};
    const answer =
      (path: 'list' | 'manifests') =>
      (request: IncomingMessage, response: ServerResponse) =>
        send(response, played.argocd?.answer(path, request) ?? {});
    const server = await fakeSource({
      '/api/v1/applications': answer('list'),
      '/api/version': (_: IncomingMessage, response: ServerResponse) =>
        send(response, { body: { Version: played.argocd?.version } }),
      ...Object.fromEntries(
        names.map(name => [
          `/api/v1/applications/${name}/manifests`,
          answer('manifests'),
        ]),
      ),
    });
    const live = { name: 'live', url: server.url, token: 'canary-token' };
    played.argocd = new Argocd(
      server,
      {
        argocd: { appLocatorMethods: [{ type: 'config', instances: [live] }] },
        groundwork: {
          environments: [{ name: 'production', argocdInstances: ['live'] }],
        },
        ...config,
      },
      services,
    );
    return played.argocd;
  }

  answer(
    path: 'list' | 'manifests',
    request: Pick<IncomingMessage, 'url'>,
  ): RecordedAnswer {
    if (path === 'list') {
      return this.refusal ?? { body: { items: this.applications } };
    }
    const { searchParams } = new URL(request.url ?? '/', 'http://argocd');
    const positions = searchParams.getAll('sourcePositions');
    return this.manifests(
      searchParams.get('revision') ??
        searchParams
          .getAll('revisions')
          .map((revision, index) => `${positions[index]}=${revision}`)
          .join(' '),
    );
  }

  /** How often manifests were asked for. */
  get asked(): readonly string[] {
    return this.server.requests.filter(path => path.includes('/manifests'));
  }
}

function send(
  response: ServerResponse,
  { status = 200, headers = {}, body = {} }: RecordedAnswer,
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(JSON.stringify(body));
}
