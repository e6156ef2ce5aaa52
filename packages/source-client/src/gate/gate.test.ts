import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  answering,
  client,
  endAll,
  failureOf,
  fine,
  started,
} from '../__testUtils__/client';
import { SourceError, sourceError, type FailureReason } from '../failure';
import { BudgetSpent } from './BudgetSpent';
import { Closures, pageLimits, runLimits, SourceGate } from './RequestGate';
import { thriceInARun, withRetries } from './retry';

afterEach(endAll);

const source = { kind: 'argocd', instance: 'main' } as const;

function fail(reason: FailureReason, retryAfterMs?: number) {
  return async () => {
    throw sourceError({
      reason,
      source,
      what: 'anything',
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  };
}

const succeed = async () => 'answer';

describe('a gate', () => {
  it('lets as many through at a time as it may, and the rest in turn', async () => {
    const gate = new SourceGate({ concurrentRequests: 2 });
    let running = 0;
    let most = 0;
    const request = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(resolve => {
        setTimeout(resolve, 5);
      });
      running -= 1;
    };
    const pass = { source };
    await Promise.all(Array.from({ length: 9 }, () => gate.run(pass, request)));
    expect(most).toBe(2);
  });

  it('counts each system apart', async () => {
    const gate = new SourceGate({ concurrentRequests: 1, requests: 1 });
    expect(await gate.run({ source }, succeed)).toBe('answer');
    const other = { kind: 'argocd', instance: 'other' };
    expect(await gate.run({ source: other }, succeed)).toBe('answer');
    await expect(gate.run({ source }, succeed)).rejects.toThrow(BudgetSpent);
  });

  it('says that a budget is its own, and that the source has not failed', async () => {
    const server = await started(answering);
    const gate = new SourceGate({ concurrentRequests: 1, requests: 2000 });
    const one = client(
      { baseUrl: server.url },
      { gate, retries: thriceInARun },
      { waiting: { sleep: () => Promise.reject(new Error('no retry')) } },
    );
    await Promise.all(
      Array.from({ length: 2000 }, () =>
        gate.run({ source: one.target.source }, succeed),
      ),
    );
    const error: unknown = await one.json('/').catch(thrown => thrown);
    expect(error).toBeInstanceOf(BudgetSpent);
    expect(error).not.toBeInstanceOf(SourceError);
    expect(String(error)).toMatch(
      /was asked 2,000 times, which is the portal's own budget for one run\. The next run goes on\.$/,
    );
    expect(server.requests).toHaveLength(0);
  });

  it('lets somebody who waits for a turn go at once', async () => {
    const gate = new SourceGate({ concurrentRequests: 1 });
    let release: (() => void) | undefined;
    const held = gate.run(
      { source },
      () =>
        new Promise<void>(resolve => {
          release = resolve;
        }),
    );
    const { signal, controller } = withController();
    const asked = jest.fn(succeed);
    const waiting = gate.run({ source, signal }, asked);
    controller.abort(new Error('the person left'));
    await expect(waiting).rejects.toThrow('the person left');
    release?.();
    await held;
    await gate.run({ source }, succeed);
    expect(asked).not.toHaveBeenCalled();
  });

  it('closes for all gates of a process when a system asks to be left alone', async () => {
    let now = 0;
    const closures = new Closures(() => now);
    const run = new SourceGate(runLimits, closures);
    const page = new SourceGate(pageLimits, closures);
    await failureOf(run.run({ source }, fail('rate_limited', 60_000)));
    now = 30_000;
    const error = await failureOf(page.run({ source }, succeed));
    expect(error).toMatchObject({
      reason: 'rate_limited',
      retryAfterMs: 30_000,
      says: 'Argo CD main asks the portal to slow down for 30 s.',
    });
    now = 60_000;
    expect(await page.run({ source }, succeed)).toBe('answer');
  });

  it('closes for a minute where no time is named, and for twice as long each time that it was not enough', async () => {
    let now = 0;
    const gate = new SourceGate(pageLimits, new Closures(() => now));
    const limited = fail('rate_limited');
    const closedMs = async () =>
      (await failureOf(gate.run({ source }, succeed))).retryAfterMs;
    // Those that were under way together are refused together.
    await Promise.all(
      [1, 2, 3].map(() => failureOf(gate.run({ source }, limited))),
    );
    expect(await closedMs()).toBe(60_000);
    now += 60_000;
    await failureOf(gate.run({ source }, limited));
    expect(await closedMs()).toBe(120_000);
    now += 120_000;
    expect(await gate.run({ source }, succeed)).toBe('answer');
    await failureOf(gate.run({ source }, limited));
    expect(await closedMs()).toBe(60_000);
  });

  it('closes for the allowance that is used up and not for others', async () => {
    const gate = new SourceGate(pageLimits);
    const limited = fail('rate_limited', 60_000);
    await failureOf(gate.run({ source, allowance: 'acme' }, limited));
    const other = { source, allowance: 'other' };
    expect(await gate.run(other, succeed)).toBe('answer');
  });

  it('never stays closed for a year', async () => {
    let now = 0;
    const gate = new SourceGate(pageLimits, new Closures(() => now));
    await failureOf(gate.run({ source }, fail('rate_limited', 1e12)));
    now = 3_600_000;
    expect(await gate.run({ source }, succeed)).toBe('answer');
  });

  it('of a run does not wait a third time for a system that is silent; that of people asks again', async () => {
    let now = 0;
    const closures = new Closures(() => now);
    const run = new SourceGate(runLimits, closures);
    const page = new SourceGate(pageLimits, closures);
    await failureOf(run.run({ source }, fail('timeout')));
    await failureOf(run.run({ source }, fail('timeout')));
    const error = await failureOf(run.run({ source }, succeed));
    expect(error.says).toMatch(/it has not answered 2 times in a row/);
    expect(await page.run({ source }, succeed)).toBe('answer');
    now = 60_000;
    expect(await run.run({ source }, succeed)).toBe('answer');
  });
});

describe('retries', () => {
  async function delaysOf(
    reason: FailureReason,
    retryAfterMs?: number,
  ): Promise<readonly number[]> {
    const delays: number[] = [];
    await withRetries(fail(reason, retryAfterMs), thriceInARun, {
      sleep: async ms => void delays.push(ms),
      random: () => 0,
      signal: new AbortController().signal,
    }).catch(() => undefined);
    return delays;
  }

  it.each([
    ['timeout', [250, 500]],
    ['server_error', [250, 500]],
    ['unreachable', [250, 500]],
    ['rate_limited', [250, 500]],
    ['unauthorized', []],
    ['forbidden', []],
    ['not_found', []],
    ['tls', []],
    ['parse_error', []],
    ['unsupported', []],
  ] as const)('after %s come after %j ms', async (reason, delays) => {
    expect(await delaysOf(reason)).toEqual(delays);
  });

  it('wait as long as the system asks, unless that is for the next run', async () => {
    expect(await delaysOf('rate_limited', 2000)).toEqual([2000, 2000]);
    expect(await delaysOf('rate_limited', 60_000)).toEqual([]);
  });

  it('end with their caller', async () => {
    const { signal, controller } = withController();
    const attempt = jest.fn(fail('timeout'));
    const end = withRetries(attempt, thriceInARun, {
      sleep: async () => controller.abort(),
      random: () => 0,
      signal,
    });
    await failureOf(end);
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  it('are not made for a person, unless the caller says so', async () => {
    const server = await started((_, response) => {
      response.writeHead(503).end();
    });
    await failureOf(client({ baseUrl: server.url }).json('/'));
    expect(server.requests).toHaveLength(1);
    const patient = client(
      { baseUrl: server.url },
      { retries: thriceInARun },
      { waiting: { sleep: async () => undefined } },
    );
    await failureOf(patient.json('/'));
    expect(server.requests).toHaveLength(4);
  });

  it('give the turn to others while they wait', async () => {
    let asked = 0;
    const server = await started((request, response) => {
      asked += 1;
      if (asked === 1) {
        response.writeHead(503).end();
        return;
      }
      answering(request, response);
    });
    const gate = new SourceGate({ concurrentRequests: 1 });
    const order: string[] = [];
    const patient = client(
      { baseUrl: server.url },
      { gate, retries: { ...thriceInARun, firstDelayMs: 200 } },
    );
    const hasty = client({ baseUrl: server.url }, { gate });
    await Promise.all([
      patient.json('/').then(() => order.push('patient')),
      hasty.json('/').then(() => order.push('hasty')),
    ]);
    expect(order).toEqual(['hasty', 'patient']);
  });

  it('keep a process alive that has nothing else to do', async () => {
    let asked = 0;
    const server = await started((request, response) => {
      asked += 1;
      if (asked === 1) {
        response.writeHead(503).end();
        return;
      }
      answering(request, response);
    });
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--import',
      'tsx',
      join(__dirname, '../__fixtures__/patient.ts'),
      server.url,
    ]);
    expect(JSON.parse(stdout)).toEqual(fine.body);
  }, 60_000);
});

function withController() {
  const controller = new AbortController();
  return { controller, signal: controller.signal };
}
