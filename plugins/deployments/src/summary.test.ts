import { say } from './__testUtils__/say';
import { environment, status, workload } from './__fixtures__/statuses';
import { compareEnvironments, summarise } from './summary';

const t = say();

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
      summarise(
        status([environment(), environment({ name: 'production' })]),
        t,
      ),
    ).toBe('Staging and production are healthy.');
  });

  it('puts trouble first', () => {
    expect(
      summarise(
        status([
          environment(),
          environment({ name: 'production', health: 'degraded' }),
        ]),
        t,
      ),
    ).toBe('Production is degraded. Staging is healthy.');
  });

  it('says where the trouble is when only one region has it', () => {
    const production = environment({
      name: 'production',
      health: 'degraded',
      instances: [workload('one'), workload('two', { health: 'degraded' })],
    });
    expect(summarise(status([production]), t)).toBe(
      'Production is degraded in two.',
    );
  });

  it('says that regions run different versions', () => {
    const production = environment({
      name: 'production',
      instances: [workload('one'), workload('two', { version: '1.3.2' })],
    });
    expect(summarise(status([environment(), production]), t)).toBe(
      'Staging and production are healthy. Production runs 2 versions.',
    );
  });

  it('calls an environment that waits for its first release neither broken nor unknown', () => {
    const production = environment({
      name: 'production',
      health: 'not-deployed',
      version: undefined,
      versions: [],
    });
    expect(summarise(status([environment(), production]), t)).toBe(
      'Staging is healthy. Production is not deployed yet.',
    );
  });

  it('speaks last of a place of which nothing is known', () => {
    const recovery = environment({
      name: 'recovery',
      version: undefined,
      versions: [],
      health: 'unknown',
    });
    expect(summarise(status([recovery, environment()]), t)).toBe(
      'Staging is healthy. Recovery is unknown.',
    );
  });

  it('never calls an environment healthy when a source of it did not answer', () => {
    expect(summarise(status([partialStaging]), t)).toBe('Staging is unknown.');
  });

  it('tells "runs nowhere" from "nobody could look"', () => {
    expect(summarise(status([]), t)).toBe(
      'No connected Argo CD instance or cluster runs this.',
    );
    expect(
      summarise(
        status([], [{ name: 'staging-api', outcome: 'failed', reason: 'tls' }]),
        t,
      ),
    ).toBe('Nobody could say where this runs.');
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
