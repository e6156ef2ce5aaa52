import { ConfigReader } from '@backstage/config';
import type { UnsetVariable } from '../../../configuration/unsetVariables';
import { examineKeys } from './keys';

const fitting = {
  app: { baseUrl: 'http://localhost:3000' },
  backend: {
    baseUrl: 'http://localhost:7007',
    listen: ':7007',
    database: { client: 'better-sqlite3', connection: ':memory:' },
  },
};

const examine = (data: object, unset: readonly UnsetVariable[] = []) =>
  examineKeys({
    config: new ConfigReader({ ...fitting, ...data }),
    unset,
  }).examine();

/** Reads the schemas of all installed plugins. */
jest.setTimeout(60_000);

describe('examining the keys of a configuration', () => {
  it('has nothing to say of keys that plugins declare', async () => {
    expect(await examine({ readiness: { cadence: [] } })).toEqual([]);
  });

  it('advises to look at a key that no plugin declares, at the top and below', async () => {
    expect(
      await examine({ readines: {}, readiness: { cadense: [] } }),
    ).toMatchObject([
      { subject: 'readines', outcome: 'advice' },
      { subject: 'readiness.cadense', outcome: 'advice' },
    ]);
  });

  it('names a value that its plugin cannot read, and what it may be', async () => {
    expect(
      await examine({
        ciRuns: { timeoutMs: 'soon' },
        backend: { ...fitting.backend, logger: { level: 'loud' } },
      }),
    ).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          subject: 'ciRuns.timeoutMs',
          outcome: 'cannot-be-read',
          says: 'must be number',
        }),
        expect.objectContaining({
          subject: 'backend.logger.level',
          says: 'must be equal to one of the allowed values: debug, info, warn, error',
        }),
      ]),
    );
  });

  it('says once that a value fits none of several shapes', async () => {
    const findings = await examine({
      techdocs: { publisher: { type: 'ftp' } },
    });
    expect(
      findings.filter(({ subject }) => subject.startsWith('techdocs')),
    ).toMatchObject([{ subject: 'techdocs.publisher' }]);
  });

  it('judges no value while variables are not set', async () => {
    expect(
      await examine({ ciRuns: { timeoutMs: 'soon' }, oops: 1 }, [
        { key: 'ciRuns.timeoutMs', variable: 'TIMEOUT' },
      ]),
    ).toMatchObject([{ subject: 'oops' }]);
  });
});
