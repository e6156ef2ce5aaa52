import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxClock } from '../control/clock';
import { SettableFaults } from '../control/faults';
import { GIT_TOKEN, startGitHost, type RunningGitHost } from '../git-host';
import { createImageStore } from '../registry';
import type { ImageStore } from '../company';
import { workerPorts } from './worker-ports';

/** The company's "now" in tests. */
export const TEST_NOW = Date.UTC(2026, 2, 2, 9);

/** The first start makes the company; a busy machine may need a while. */
export const START_PATIENCE_MS = 180_000;

/** First of the ports that this test worker may use. */
export const TEST_PORT_BASE = workerPorts();

/** Made once per worker, kept between runs: the fingerprint of the sources says whether it is still good. */
export const TEST_DATA = join(tmpdir(), `groundwork-sandbox-${TEST_PORT_BASE}`);

export interface GitHostUnderTest {
  readonly host: RunningGitHost;
  readonly clock: SandboxClock;
  readonly faults: SettableFaults;
  readonly images: ImageStore;
  readonly errors: unknown[];
  /** Asks the REST API with the writing token. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** @param portal - address of whoever is told what happens */
export async function gitHostUnderTest(
  portal?: string,
): Promise<GitHostUnderTest> {
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const clock = new SandboxClock(onError, TEST_NOW);
  const faults = new SettableFaults();
  const images = createImageStore();
  const host = await startGitHost({
    port: TEST_PORT_BASE + 1,
    clock,
    faults,
    images,
    dataDirectory: TEST_DATA,
    companyNow: TEST_NOW,
    ...(portal === undefined ? {} : { portal }),
    onError,
  });
  return {
    host,
    clock,
    faults,
    images,
    errors,
    ask: (path, init = {}) =>
      fetch(path.startsWith('http') ? path : `${host.url}/api/v3${path}`, {
        ...init,
        headers: { authorization: `Bearer ${GIT_TOKEN}`, ...init.headers },
      }),
    close: async () => {
      await host.close();
      clock.close();
    },
  };
}
