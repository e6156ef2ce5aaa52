import { z } from 'zod';
import type { Fault } from '../company/ports';
import { smallCompany } from '../recorded/small-company';
import { startClusters, type RunningClusters } from './start';

const page = z.object({ metadata: z.object({ continue: z.string() }) });
const status = z.object({
  kind: z.literal('Status'),
  reason: z.string().optional(),
});

// A busy machine takes several times as long.
jest.setTimeout(30_000);

describe('a cluster in trouble', () => {
  let fault: Fault | undefined;
  let clusters: RunningClusters;

  beforeAll(async () => {
    const faults = {
      current: (system: string) =>
        system === 'cluster:production' ? fault : undefined,
    };
    const clock = { now: () => Date.now(), after: () => undefined };
    clusters = await startClusters({
      company: smallCompany(),
      clock,
      faults,
      ports: { staging: 0, production: 0 },
    });
  });
  afterAll(() => clusters.close());
  beforeEach(() => {
    fault = undefined;
  });

  async function ask(path: string, cluster = 'production') {
    const response = await fetch(`${clusters.urls[cluster]}${path}`, {
      headers: { Authorization: `Bearer sandbox-${cluster}-reader` },
    });
    const body: unknown = await response.json();
    return { status: response.status, body };
  }

  it('answers 410 to the second page when the list changed under foot', async () => {
    const first = page.parse((await ask('/api/v1/pods?limit=2')).body);
    const next = `/api/v1/pods?limit=2&continue=${first.metadata.continue}`;
    expect((await ask(next)).status).toBe(200);
    fault = { kind: 'page-changes' };
    const expired = await ask(next);
    expect(expired.status).toBe(410);
    expect(status.parse(expired.body).reason).toBe('Expired');
  });

  it('words a forced error as a Status and leaves the other cluster alone', async () => {
    fault = { kind: 'status', status: 503 };
    const broken = await ask('/api/v1/pods');
    expect(broken.status).toBe(503);
    expect(status.parse(broken.body).reason).toBe('ServiceUnavailable');
    expect((await ask('/api/v1/pods', 'staging')).status).toBe(200);
  });

  it('refuses every object to a reader whose right was revoked, while its token stays known', async () => {
    clusters.revokeReader('production');
    expect((await ask('/version')).status).toBe(200);
    expect((await ask('/apis')).status).toBe(200);
    expect((await ask('/api/v1/pods')).status).toBe(403);
    clusters.restoreReader('production');
    expect((await ask('/api/v1/pods')).status).toBe(200);
  });

  it('knows no rights to revoke in a cluster that is not there', () => {
    expect(() => clusters.revokeReader('nowhere')).toThrow(RangeError);
  });
});
