import { say } from './__testUtils__/say';
import { environment, workload } from './__fixtures__/statuses';
import {
  environmentOutcome,
  healthPlaceWords,
  syncWords,
  versionWords,
} from './words';

const t = say();

const partialStaging = environment({
  health: 'healthy',
  unknown: {
    reason: 'timeout',
    message: 'no answer within 2 s',
    sources: ['argocd-staging'],
  },
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
        t,
      ),
    ).toBe('1.4.0 and 1.3.2');
  });

  it('says which version runs in which cluster when they differ', () => {
    expect(
      versionWords(
        environment({
          version: undefined,
          versions: ['1.3.2', '1.4.0'],
          instances: [
            workload('production-legacy', { version: '1.3.2' }),
            workload('production-api', { version: '1.4.0' }),
          ],
        }),
        t,
      ),
    ).toBe('1.4.0 in production-api, 1.3.2 in production-legacy');
  });

  it('names one version once, however many clusters run it', () => {
    const instances = [workload('one'), workload('two')];
    expect(versionWords(environment({ instances }), t)).toBe('1.4.0');
  });

  it('says of an environment that waits for its first release that there is none yet', () => {
    expect(
      versionWords(
        environment({
          health: 'not-deployed',
          version: undefined,
          versions: [],
        }),
        t,
      ),
    ).toBe('none yet');
  });

  it('tells "not seen" from "unknown"', () => {
    const nothing = { version: undefined, versions: [] };
    expect(versionWords(environment(nothing), t)).toBe('not seen');
    expect(versionWords({ ...partialStaging, ...nothing }, t)).toBe('unknown');
  });
});

describe('healthPlaceWords', () => {
  it('names the cluster that the health is about', () => {
    expect(
      healthPlaceWords(
        environment({
          health: 'degraded',
          instances: [
            workload('one'),
            workload('two', { health: 'degraded' }),
            workload('three', { health: 'degraded' }),
          ],
        }),
        t,
      ),
    ).toBe('in three and in two');
  });

  it('names no place when all are alike', () => {
    const instances = [workload('one'), workload('two')];
    expect(healthPlaceWords(environment({ instances }), t)).toBeUndefined();
  });
});

describe('a service that waits for its first release', () => {
  it('is no fault, neither by its health nor by its Git', () => {
    const waiting = environment({ health: 'not-deployed' });
    expect(environmentOutcome(waiting)).toBe('not-applicable');
    expect(syncWords('nothing-in-git', t).outcome).toBe('not-applicable');
    expect(environmentOutcome({ ...waiting, health: 'missing' })).toBe('fails');
  });
});
