import { ConfigReader } from '@backstage/config';
import { readInstances, readsOwnRuns } from './instances';

const read = (...instances: readonly object[]) =>
  readInstances(
    new ConfigReader({
      readiness: { scaffolder: { instances: [...instances] } },
    }),
  );

describe('the scaffolders of the configuration', () => {
  it('are none unless somebody names them, this portal’s own included', () => {
    const nothing = new ConfigReader({});
    expect([readInstances(nothing), readsOwnRuns(nothing)]).toEqual([
      [],
      false,
    ]);
  });

  it('are asked below the backend’s address', () => {
    const baseUrl = 'https://portal.example/base/';
    expect(read({ name: 'former', baseUrl })).toMatchObject([
      { baseUrl: 'https://portal.example/base/api/scaffolder' },
    ]);
  });

  it.each([
    ['instances[0].baseUrl is not', [{ name: 'a', baseUrl: 'portal' }]],
    ['instances[0].name is "own"', [{ name: 'own', baseUrl: 'http://a' }]],
    [
      'names a twice',
      [
        { name: 'a', baseUrl: 'http://a' },
        { name: 'a', baseUrl: 'http://b' },
      ],
    ],
  ])('are refused with the key that is wrong: %s', (says, instances) => {
    expect(() => read(...instances)).toThrow(says);
  });
});
