import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startSandbox, type RunningSandbox } from '../../sandbox';
import { pullFrom } from '../../testing/pull-from';
import { workerPorts } from '../../testing/worker-ports';

/** First of the ports that this test worker's sandbox takes. */
export const PORT_BASE = workerPorts();

/** Where this worker's Git host listens. */
export const GIT_HOST = `http://localhost:${PORT_BASE + 1}`;

/** Making the whole company takes a while on a busy machine. */
export const PATIENCE_MS = 240_000;

/** The whole company, served as `yarn start` serves it. */
export function startWholeCompany(): Promise<RunningSandbox> {
  return startSandbox({
    portBase: PORT_BASE,
    dataDirectory: join(tmpdir(), `groundwork-acceptance-${PORT_BASE}`),
    onError: () => undefined,
  });
}

/** The same after four months of foundation work. */
export function startFoundations(): Promise<RunningSandbox> {
  return startSandbox({
    portBase: PORT_BASE,
    dataDirectory: join(tmpdir(), `groundwork-acceptance-${PORT_BASE}`),
    chapter: 'foundations',
    onError: () => undefined,
  });
}

/** Sixty services as they stood four months ago, until somebody moves them. */
export function startFourMonthsAgo(): Promise<RunningSandbox> {
  return startSandbox({
    portBase: PORT_BASE,
    dataDirectory: join(tmpdir(), `groundwork-acceptance-moving-${PORT_BASE}`),
    services: 60,
    days: 90,
    fourMonthsAgo: true,
    onError: () => undefined,
  });
}

/** A company of forty services with four months behind it: each way of delivering, one service in two regions, rollbacks. */
export function startDeliveringCompany(): Promise<RunningSandbox> {
  return startSandbox({
    portBase: PORT_BASE,
    dataDirectory: join(
      tmpdir(),
      `groundwork-acceptance-delivering-${PORT_BASE}`,
    ),
    services: 40,
    days: 120,
    onError: () => undefined,
  });
}

/** A company with more than four hundred merged pull requests and fifty incidents behind it. */
export function startBusyCompany(): Promise<RunningSandbox> {
  return startSandbox({
    portBase: PORT_BASE,
    dataDirectory: join(tmpdir(), `groundwork-acceptance-busy-${PORT_BASE}`),
    services: 60,
    days: 180,
    onError: () => undefined,
  });
}

/** A company of a few services: the whole protocols, and a start of seconds. */
export function startSmallCompany(): Promise<RunningSandbox> {
  return startSandbox({
    portBase: PORT_BASE,
    dataDirectory: join(tmpdir(), `groundwork-acceptance-small-${PORT_BASE}`),
    services: 12,
    days: 3,
    onError: () => undefined,
  });
}

/** A third of the company with every lineage, the service in two regions and some weeks of history. */
export function startMiddleCompany(): Promise<RunningSandbox> {
  return startSandbox({
    portBase: PORT_BASE,
    dataDirectory: join(tmpdir(), `groundwork-acceptance-middle-${PORT_BASE}`),
    services: 60,
    days: 20,
    onError: () => undefined,
  });
}

async function ask(
  url: string,
  token: string,
  init: RequestInit = {},
): Promise<unknown> {
  const answer = await fetch(url, {
    ...init,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...init.headers,
    },
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}

/** Asks the Git host's REST API with the writing token. */
export const askGitHost = (path: string, init?: RequestInit) =>
  ask(
    `http://localhost:${PORT_BASE + 1}/api/v3${path}`,
    'sandbox-git-token',
    init,
  );

/** Everything of a list that the Git host gives in pages of one hundred. */
export async function listGitHost<T>(
  path: string,
  item: z.ZodType<T>,
): Promise<readonly T[]> {
  const items: T[] = [];
  for (let page = 1; ; page += 1) {
    const sign = path.includes('?') ? '&' : '?';
    const found = z
      .array(item)
      .parse(await askGitHost(`${path}${sign}per_page=100&page=${page}`));
    items.push(...found);
    if (found.length < 100) return items;
  }
}

const CLUSTER_PORTS = {
  'production-legacy': 12,
  'production-api': 14,
} as const;

/** Asks the API server of a production cluster. */
export const askCluster = (name: keyof typeof CLUSTER_PORTS, path: string) =>
  ask(
    `http://localhost:${PORT_BASE + CLUSTER_PORTS[name]}${path}`,
    `sandbox-${name}-reader`,
  );

/** Asks Jenkins as the account that only reads. */
export const askJenkins = (path: string) => {
  const account = Buffer.from('groundwork-reader:sandbox-jenkins-reader');
  return ask(`http://localhost:${PORT_BASE + 3}${path}`, '', {
    headers: { authorization: `Basic ${account.toString('base64')}` },
  });
};

/** Asks the production instance of Argo CD. */
export const askArgoCd = (path: string) =>
  ask(
    `http://localhost:${PORT_BASE + 22}/api/v1${path}`,
    'sandbox-argocd-reader',
  );

/** Asks the registry of images, which tells everybody. */
export async function askRegistry(path: string): Promise<unknown> {
  const answer = await pullFrom(`http://localhost:${PORT_BASE + 2}`, path);
  return answer.json();
}
