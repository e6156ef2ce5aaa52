import { ConfigReader } from '@backstage/config';
import { examineEnvironments } from './environments';

const examine = (data: object) =>
  examineEnvironments({
    config: new ConfigReader({ ...data }),
    unset: [],
  }).examine();

describe('examining the environments', () => {
  it('says through which of them a change travels, in order', async () => {
    expect(
      await examine({
        groundwork: {
          environments: [{ name: 'staging' }, { name: 'production' }],
        },
      }),
    ).toEqual([
      expect.objectContaining({
        outcome: 'can-be-read',
        says: 'changes travel through staging, production',
      }),
    ]);
  });

  it('advises to name them where none is named', async () => {
    expect(await examine({})).toEqual([
      expect.objectContaining({ outcome: 'advice' }),
    ]);
  });

  it.each([
    ['readiness', { clusters: [{ name: 'one', tier: 'production' }] }],
    ['deployments', { environments: [{ name: 'production' }] }],
    ['goldenPath', { environments: [{ name: 'production' }] }],
  ])(
    'shows what is now written for the key under %s that went',
    async (key, value) => {
      expect(await examine({ [key]: value })).toEqual([
        expect.objectContaining({
          outcome: 'cannot-be-read',
          says: expect.stringMatching(
            new RegExp(`^${key}\\.\\w+ is .*Write instead:`, 's'),
          ),
        }),
      ]);
    },
  );
});
