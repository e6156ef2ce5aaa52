import { attemptOutcome } from './attemptOutcome';
import type { DeploymentStatusChange } from './events';
import {
  isProductionEnvironment,
  logicalDeployment,
} from './logicalDeployments';

function attempt(statuses?: readonly DeploymentStatusChange[]) {
  return {
    id: 'a',
    service: 's',
    environment: 'production',
    status: 'success' as const,
    startedAtMs: 1,
    finishedAtMs: 100,
    statuses,
  };
}

describe('the outcome of an attempt', () => {
  it.each([
    ['what it says itself, without a history', undefined, 'success', 100],
    ['what it says itself, with an empty history', [], 'success', 100],
    [
      'its first success, whatever came before and after',
      [
        { state: 'failure', atMs: 5 },
        { state: 'success', atMs: 9 },
        { state: 'success', atMs: 12 },
        { state: 'inactive', atMs: 20 },
      ],
      'success',
      9,
    ],
    [
      'its last failure, where nothing succeeded',
      [
        { state: 'error', atMs: 5 },
        { state: 'failure', atMs: 7 },
        { state: 'in_progress', atMs: 9 },
      ],
      'failure',
      7,
    ],
    ['a failure by error', [{ state: 'error', atMs: 6 }], 'failure', 6],
    [
      'open, where nothing ended',
      [{ state: 'queued', atMs: 6 }],
      'pending',
      100,
    ],
  ] as const)('is %s', (_what, statuses, status, finishedAtMs) => {
    expect(attemptOutcome(attempt(statuses))).toEqual({
      id: 'a',
      status,
      finishedAtMs,
    });
  });
});

describe('a run of attempts', () => {
  const row = (
    id: string,
    status: 'success' | 'failure' | 'pending',
    finishedAtMs: number,
    more: { readonly sha?: string; readonly environment?: string } = {},
  ) => ({ ...attempt(), id, status, finishedAtMs, ...more });

  it('is none while every one of them is open, and none while a region is', () => {
    expect(logicalDeployment([])).toBeUndefined();
    expect(logicalDeployment([row('a', 'pending', 5)])).toBeUndefined();
    expect(
      logicalDeployment([
        row('a', 'success', 5, { environment: 'prod-eu' }),
        row('b', 'pending', 6, { environment: 'prod-us' }),
      ]),
    ).toBeUndefined();
  });

  it('has failed when one region has, although another is still open', () => {
    expect(
      logicalDeployment([
        row('b', 'failure', 5, { environment: 'prod-eu' }),
        row('a', 'pending', 6, { environment: 'prod-us' }),
      ]),
    ).toMatchObject({
      id: 'b',
      status: 'failure',
      finishedAtMs: 5,
      attemptIds: ['a', 'b'],
    });
  });

  it('ends with its last failure where nothing succeeded, and lists them in order', () => {
    expect(
      logicalDeployment([
        row('second', 'failure', 9),
        row('open', 'pending', 99),
        row('first', 'failure', 5),
      ]),
    ).toMatchObject({
      id: 'second',
      finishedAtMs: 9,
      failedAttempts: [
        { id: 'first', status: 'failure', finishedAtMs: 5 },
        { id: 'second', status: 'failure', finishedAtMs: 9 },
      ],
    });
  });

  it('delivers the commit of the last region that names one', () => {
    expect(
      logicalDeployment([
        row('a', 'success', 5, { environment: 'prod-eu', sha: 'old' }),
        row('b', 'success', 7, { environment: 'prod-us', sha: 'new' }),
        row('c', 'success', 9, { environment: 'prod-ap' }),
      ])?.sha,
    ).toBe('new');
  });
});

describe('the name of an environment', () => {
  it('means production by setting, else by custom', () => {
    const environments = { production: ['harbour'], others: ['live'] };
    expect(isProductionEnvironment(' Harbour ', { environments })).toBe(true);
    expect(isProductionEnvironment('harbour')).toBe(false);
    expect(isProductionEnvironment('Live', { environments })).toBe(false);
    expect(isProductionEnvironment('Live')).toBe(true);
    expect(isProductionEnvironment('prod-eu', { environments })).toBe(true);
  });
});
