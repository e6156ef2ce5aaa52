import { ConfigReader } from '@backstage/config';
import type { UnsetVariable } from '../../../configuration/unsetVariables';
import { examineConfiguration } from './configuration';

const fitting = {
  app: { baseUrl: 'http://localhost:3100' },
  backend: {
    baseUrl: 'http://localhost:8107',
    listen: ':8107',
    cors: { origin: 'http://localhost:3100' },
  },
};

const examine = (data: object, unset: readonly UnsetVariable[] = []) =>
  examineConfiguration({
    config: new ConfigReader({ ...data }),
    unset,
  }).examine();

describe('examining the configuration itself', () => {
  it('says where people will open the portal', async () => {
    expect(await examine(fitting)).toEqual([
      expect.objectContaining({
        outcome: 'can-be-read',
        says: 'people open http://localhost:3100',
      }),
    ]);
  });

  it('names a variable that is not set once, with every key that waits for it', async () => {
    const unset = ['app.title', 'app.support.url'].map(key => ({
      key,
      variable: 'TITLE',
    }));
    expect(await examine(fitting, unset)).toMatchObject([
      {
        subject: 'TITLE',
        outcome: 'cannot-be-read',
        says: expect.stringContaining('app.title, app.support.url'),
        fix: expect.stringContaining('export TITLE='),
      },
      { subject: 'addresses' },
    ]);
  });

  it('finds addresses that a browser could not use', async () => {
    expect(
      await examine({ ...fitting, app: { baseUrl: 'http://localhost:3200' } }),
    ).toMatchObject([
      {
        outcome: 'cannot-be-read',
        says: expect.stringContaining('backend.cors.origin'),
      },
    ]);
  });

  it('leaves it to a portal that is one process where it listens', async () => {
    const address = 'https://portal.example.org';
    const one = {
      app: { baseUrl: address },
      backend: { baseUrl: address, listen: ':7007', cors: { origin: address } },
    };
    expect(await examine(one)).toMatchObject([
      { outcome: 'can-be-read', says: `people open ${address}` },
    ]);
  });

  it('does not call an address wrong that lacks its variable', async () => {
    const [first, ...more] = await examine({ app: { baseUrl: 'nothing' } }, [
      { key: 'app.baseUrl', variable: 'PORTAL_URL' },
    ]);
    expect(first).toMatchObject({ subject: 'PORTAL_URL' });
    expect(more).toEqual([]);
  });
});
