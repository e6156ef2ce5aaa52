import { ConfigReader } from '@backstage/config';
import { ManagedCollector } from './__testUtils__/fakes';
import { readReadinessConfig } from './config';

const registration = {
  collector: new ManagedCollector(),
  version: '1',
  cadence: { hours: 1 },
};

describe('configuration', () => {
  it('has defaults for everything', () => {
    const config = readReadinessConfig(new ConfigReader({}));
    expect(config.clusters).toEqual([]);
    expect(config.assessmentFrequency).toEqual({ minutes: 15 });
    expect(config.withCadence(registration)).toBe(registration);
  });

  it('reads clusters and overrides of cadences', () => {
    const config = readReadinessConfig(
      new ConfigReader({
        groundwork: {
          environments: [
            { name: 'staging', clusters: ['one'], promotesTo: 'production' },
            { name: 'production', clusters: ['two'] },
          ],
        },
        readiness: {
          cadence: [{ collector: 'test:managed', every: { minutes: 1 } }],
        },
      }),
    );
    expect(config.clusters).toEqual([
      { name: 'one', tier: 'staging', promotesTo: 'two' },
      { name: 'two', tier: 'production' },
    ]);
    expect(config.withCadence(registration).cadence).toEqual({ minutes: 1 });
    const ofEvents = {
      collector: { id: registration.collector.id },
      cadence: { minutes: 10 },
      requests: 100,
    };
    expect(config.withCadence(ofEvents)).toEqual({
      ...ofEvents,
      cadence: { minutes: 1 },
    });
  });

  it('fails with the path of the key that is wrong', () => {
    const read = (readiness: object) =>
      readReadinessConfig(new ConfigReader({ readiness }));
    expect(() =>
      read({ cadence: [{ collector: 'x', every: { fortnights: 1 } }] }),
    ).toThrow(/readiness\.cadence\[0\]\.every/);
  });

  it('shows how clusters that are still declared under readiness are written now', () => {
    const clusters = [{ name: 'one', tier: 'staging' }];
    expect(() =>
      readReadinessConfig(new ConfigReader({ readiness: { clusters } })),
    ).toThrow(/readiness\.clusters is now groundwork\.environments/);
  });
});
