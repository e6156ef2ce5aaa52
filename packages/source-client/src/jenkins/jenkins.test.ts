import { ConfigReader } from '@backstage/config';
import { z } from 'zod';
import { SourceClients } from '../client/SourceClients';
import { serve, type TestServer } from '../testing';
import { jenkinsOf, primaryOf } from '.';

let answer: {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
};
let server: TestServer;
let sources: SourceClients;
beforeAll(async () => {
  server = await serve((_, response) => {
    response.writeHead(answer.status, answer.headers);
    response.end('<html>HTTP ERROR</html>');
  });
  sources = SourceClients.fromConfig(
    new ConfigReader({
      jenkins: { instances: [{ name: 'default', baseUrl: server.url }] },
    }),
  );
});
afterAll(async () => {
  await sources.close();
  await server.close();
});

function read() {
  const jenkins = jenkinsOf(sources);
  const address = jenkins.jobOf('cards/limits');
  if (!address) throw new Error('no such controller');
  return jenkins.reader(address).read('name', z.object({ name: z.string() }));
}

describe('a refusal of Jenkins', () => {
  it('of nobody in particular says that credentials are missing', async () => {
    answer = {
      status: 403,
      headers: {
        'x-you-are-authenticated-as': 'anonymous',
        'x-required-permission': 'hudson.model.Hudson.Read',
      },
    };
    await expect(read()).rejects.toMatchObject({ reason: 'unauthorized' });
  });

  it('of an account names the right that it lacks, as administrators know it', async () => {
    answer = {
      status: 403,
      headers: {
        'x-you-are-authenticated-as': 'groundwork',
        'x-required-permission': 'hudson.model.Hudson.Read',
      },
    };
    await expect(read()).rejects.toMatchObject({
      reason: 'forbidden',
      remedy: 'Give the portal’s account the right Overall/Read.',
    });
  });

  it('by saying that there is no such job may be a missing right, and says so', async () => {
    answer = { status: 404 };
    await expect(read()).rejects.toMatchObject({
      reason: 'not_found',
      says: 'Jenkins default does not know the job cards/limits (404).',
      remedy: expect.stringContaining('the right Job/Read'),
    });
  });
});

describe('the job of the main branch', () => {
  const primary = {
    _class: 'jenkins.scm.api.metadata.PrimaryInstanceMetadataAction',
  };
  it.each([
    ['trunk', [{ name: 'main' }, { name: 'trunk', actions: [{}, primary] }]],
    ['anything', [{ name: 'anything' }]],
    ['master', [{ name: 'a' }, { name: 'master' }]],
    [undefined, [{ name: 'a' }, { name: 'b' }]],
    [undefined, []],
  ])('is %s of %j', (name, jobs) => {
    expect(primaryOf(jobs)?.name).toBe(name);
  });
});
