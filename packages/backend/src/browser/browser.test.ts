import { createServer } from 'node:http';
import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { completePolicy } from './service';

/** The policy that a browser receives, as directives. */
async function policy(data: object): Promise<ReadonlyMap<string, string[]>> {
  const config = mockServices.rootConfig({
    data: JSON.parse(JSON.stringify(data)),
  });
  const app = express();
  app.use(completePolicy(config));
  app.use(
    MiddlewareFactory.create({
      config,
      logger: mockServices.logger.mock(),
    }).helmet(),
  );
  app.use((_request, response) => {
    response.send('page');
  });
  const { headers } = await request(createServer(app)).get('/');
  const text = String(headers['content-security-policy']);
  return new Map(
    text.split(';').map(part => {
      const [name = '', ...sources] = part.trim().split(/\s+/);
      return [name, sources];
    }),
  );
}

describe('pictures', () => {
  it.each([
    [
      'GitHub',
      { github: [{ host: 'github.com' }] },
      ['https://avatars.githubusercontent.com'],
    ],
    [
      'a Git host of one’s own',
      {
        github: [
          { host: 'git.example', apiBaseUrl: 'https://git.example/api' },
        ],
      },
      ['https://git.example', 'https://avatars.git.example'],
    ],
    [
      'one without TLS, with a port',
      { gitea: [{ host: 'git:3000', baseUrl: 'http://git:3000' }] },
      ['http://git:3000', 'http://avatars.git:3000'],
    ],
    ['nobody', {}, []],
  ])(
    'come from %s when that is what is configured',
    async (_, integrations, sources) => {
      const found = await policy({
        integrations,
        backend: { csp: { 'img-src': ["'self'", 'data:'] } },
      });
      expect(found.get('img-src')).toEqual(["'self'", 'data:', ...sources]);
    },
  );

  it('come from the Git host without any policy of one’s own too, and nothing else is changed', async () => {
    const github = [{ host: 'github.com' }];
    const plain = await policy({});
    const found = await policy({ integrations: { github } });
    expect(found.get('img-src')).toContain(
      'https://avatars.githubusercontent.com',
    );
    const others = (all: ReadonlyMap<string, string[]>) =>
      [...all].filter(([name]) => name !== 'img-src');
    expect(others(found)).toEqual(others(plain));
  });
});
