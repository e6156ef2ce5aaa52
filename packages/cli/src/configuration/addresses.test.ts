import { ConfigReader } from '@backstage/config';
import { portalAddresses } from './addresses';

const base = {
  app: { baseUrl: 'http://localhost:3000' },
  backend: {
    baseUrl: 'http://localhost:7007',
    listen: { host: '127.0.0.1', port: 7007 },
    cors: { origin: 'http://localhost:3000' },
  },
};

const of = (backend: object, app: object = {}) =>
  portalAddresses(
    new ConfigReader({
      app: { ...base.app, ...app },
      backend: { ...base.backend, ...backend },
    }),
  );

describe('the addresses of a portal', () => {
  it('are those of the configuration', () => {
    expect(of({})).toEqual({
      portal: 'http://localhost:3000',
      pages: {
        url: 'http://localhost:3000',
        port: 3000,
        host: 'localhost',
      },
      backend: { url: 'http://127.0.0.1:7007', port: 7007 },
    });
  });

  it('follow another port in each way that Backstage reads one', () => {
    const baseUrl = 'http://localhost:8107';
    for (const listen of [8107, ':8107', '0.0.0.0:8107', { port: 8107 }])
      expect(of({ baseUrl, listen }).backend).toEqual({
        url: 'http://localhost:8107',
        port: 8107,
      });
    expect(
      of({ baseUrl, listen: '127.0.0.1:8107', https: true }).backend.url,
    ).toBe('https://127.0.0.1:8107');
  });

  it('are those of the machine where a proxy stands before it', () => {
    const found = of(
      {
        baseUrl: 'https://portal.example.org',
        cors: { origin: 'https://portal.example.org' },
      },
      {
        baseUrl: 'https://portal.example.org/',
        listen: { host: '0.0.0.0', port: 3000 },
      },
    );
    expect(found.portal).toBe('https://portal.example.org');
    expect(found.pages.port).toBe(3000);
  });

  it.each([
    [
      'pages and backend on one port',
      { baseUrl: 'http://localhost:3000', listen: ':3000' },
      {},
      /both name port 3000/,
    ],
    [
      'a backend that browsers would look for at another port',
      { listen: ':8107' },
      {},
      /backend\.baseUrl names port 7007 and backend\.listen port 8107/,
    ],
    [
      'pages that may not ask the backend',
      {},
      { baseUrl: 'http://localhost:3100' },
      /backend\.cors\.origin does not name http:\/\/localhost:3100/,
    ],
    [
      'pages without a port to listen on',
      {},
      { baseUrl: 'https://portal.example.org' },
      /names no port/,
    ],
    [
      'an address that is none',
      {},
      { baseUrl: 'portal' },
      /app\.baseUrl is "portal"/,
    ],
    ['a port that is none', { listen: 'x:y' }, {}, /backend\.listen is "x:y"/],
  ])(
    'are refused in one sentence: %s',
    (_, backend: object, app: object, sentence) => {
      expect(() => of(backend, app)).toThrow(sentence);
    },
  );

  it('are believed where a pattern says who may ask', () => {
    expect(
      of({ cors: { origin: 'http://*:3100' } }, { baseUrl: 'http://a:3100' })
        .pages.port,
    ).toBe(3100);
  });
});
