import { environment, status } from './__fixtures__/statuses';
import {
  compareEnvironments,
  environmentOutcome,
  summarise,
  versionWords,
} from './words';

const partialStaging = environment({
  health: 'healthy',
  unknown: {
    reason: 'timeout',
    message: 'no answer within 2 s',
    sources: ['argocd-staging'],
  },
});

describe('summarise', () => {
  it('is short when everything is well', () => {
    expect(
      summarise(status([environment(), environment({ name: 'production' })])),
    ).toBe('Staging and production are healthy.');
  });

  it('puts trouble first', () => {
    expect(
      summarise(
        status([
          environment(),
          environment({ name: 'production', health: 'degraded' }),
        ]),
      ),
    ).toBe('Production is degraded. Staging is healthy.');
  });

  it('speaks last of a place of which nothing is known', () => {
    const recovery = environment({
      name: 'recovery',
      version: undefined,
      versions: [],
      health: 'unknown',
    });
    expect(summarise(status([recovery, environment()]))).toBe(
      'Staging is healthy. Recovery is unknown.',
    );
  });

  it('never calls an environment healthy when a source of it did not answer', () => {
    expect(summarise(status([partialStaging]))).toBe('Staging is unknown.');
  });

  it('tells "runs nowhere" from "nobody could look"', () => {
    expect(summarise(status([]))).toBe(
      'No connected Argo CD instance or cluster runs this.',
    );
    expect(
      summarise(
        status([], [{ name: 'staging-api', outcome: 'failed', reason: 'tls' }]),
      ),
    ).toBe('Nobody could say where this runs.');
  });
});

describe('environmentOutcome', () => {
  it('keeps trouble that was seen although another source is silent', () => {
    expect(environmentOutcome({ ...partialStaging, health: 'degraded' })).toBe(
      'fails',
    );
  });
});

describe('versionWords', () => {
  it('names every version while places differ', () => {
    expect(
      versionWords(
        environment({ version: undefined, versions: ['1.4.0', '1.3.2'] }),
      ),
    ).toBe('1.4.0 and 1.3.2');
  });

  it('tells "not seen" from "unknown"', () => {
    const nothing = { version: undefined, versions: [] };
    expect(versionWords(environment(nothing))).toBe('not seen');
    expect(versionWords({ ...partialStaging, ...nothing })).toBe('unknown');
  });
});

describe('compareEnvironments', () => {
  it('orders by the way that a change travels', () => {
    const names = [
      environment({ name: 'recovery', tier: 'recovery' }),
      environment({ name: 'production', tier: 'production' }),
      environment(),
    ]
      .sort(compareEnvironments)
      .map(({ name }) => name);
    expect(names).toEqual(['staging', 'production', 'recovery']);
  });
});
