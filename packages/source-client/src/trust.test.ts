import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceTarget } from './index';
import { testCertificate, testProxy } from './testing';
import {
  answering,
  client,
  endAll,
  failureOf,
  fine,
  later,
  sourcesOf,
  started,
} from './__testUtils__/client';

afterEach(endAll);

describe('trust', () => {
  it('accepts a private authority as PEM and as a file, and nobody else', async () => {
    const authority = await testCertificate({ name: 'authority' });
    const { url } = await started(answering, {
      certificate: await testCertificate({ authority }),
    });
    const folder = await mkdtemp(join(tmpdir(), 'source-client-'));
    later(() => rm(folder, { recursive: true }));
    const caFile = join(folder, 'ca.pem');
    await writeFile(caFile, authority.cert);

    const ask = (tls: SourceTarget['tls']) =>
      client({ baseUrl: url, ...(tls ? { tls } : {}) }).json('/');
    expect(await ask({ ca: authority.cert })).toMatchObject(fine);
    expect(await ask({ caFile })).toMatchObject(fine);
    expect(await ask({ skipVerify: true })).toMatchObject(fine);
    expect(await failureOf(ask(undefined))).toMatchObject({ reason: 'tls' });
    const missing = await failureOf(ask({ caFile: join(folder, 'none.pem') }));
    expect(missing.reason).toBe('tls');
    expect(missing.says).toMatch(
      /none\.pem with its authority cannot be read \(ENOENT\)/,
    );
  });

  it('says what is wrong with a certificate', async () => {
    const authority = await testCertificate({ name: 'authority' });
    const saysOf = async (
      certificate: Parameters<typeof testCertificate>[0],
    ) => {
      const { url } = await started(answering, {
        certificate: await testCertificate({ ...certificate, authority }),
      });
      const { reason, says } = await failureOf(
        client({ baseUrl: url, tls: { ca: authority.cert } }).json('/'),
      );
      return `${reason}: ${says}`;
    };
    expect(await saysOf({ expired: true })).toBe(
      'tls: test one shows a certificate that the portal does not trust: it has expired (CERT_HAS_EXPIRED).',
    );
    expect(await saysOf({ name: 'elsewhere.example' })).toMatch(
      /^tls: .*it is for another name/,
    );
  });

  it('expects the name that the configuration says', async () => {
    const authority = await testCertificate({ name: 'authority' });
    const { url } = await started(answering, {
      certificate: await testCertificate({
        name: 'cluster.example',
        authority,
      }),
    });
    const tls = { ca: authority.cert, serverName: 'cluster.example' };
    expect(await client({ baseUrl: url, tls }).json('/')).toMatchObject(fine);
  });

  it('shows a client certificate, and keeps its connections from those without', async () => {
    const authority = await testCertificate({ name: 'authority' });
    const { url } = await started(answering, {
      certificate: await testCertificate({ authority }),
      clientAuthority: authority.cert,
    });
    const certificate = await testCertificate({ name: 'portal', authority });
    const sources = sourcesOf({});
    const known: SourceTarget = {
      source: { kind: 'test', instance: 'one' },
      baseUrl: url,
      tls: { ca: authority.cert },
      credentials: async () => ({ certificate }),
    };
    expect(await sources.client(known).json('/')).toMatchObject(fine);
    const { credentials: _, ...stranger } = known;
    expect(
      await failureOf(sources.client(stranger).json('/')),
    ).not.toMatchObject({ reason: 'parse_error' });
  });

  it('says that an authority is none', async () => {
    const { url } = await started(answering, {
      certificate: await testCertificate(),
    });
    const { reason, says } = await failureOf(
      client({ baseUrl: url, tls: { ca: 'not a certificate' } }).json('/'),
    );
    expect(`${reason} ${says}`).toMatch(
      /^tls .*: its authority in the configuration is no PEM\.$/,
    );
  });

  it('says that there is no TLS where there is none', async () => {
    const { port } = await started(answering);
    const { reason, says } = await failureOf(
      client({ baseUrl: `https://127.0.0.1:${port}` }).json('/'),
    );
    expect(reason).toBe('tls');
    expect(says).toMatch(/there is no TLS at that address/);
  });
});

describe('proxies', () => {
  it('go through a tunnel to what is not excepted', async () => {
    const authority = await testCertificate({ name: 'authority' });
    const server = await started(answering, {
      certificate: await testCertificate({
        name: 'cluster.example',
        authority,
      }),
    });
    const proxy = await testProxy(server);
    later(proxy.close);
    const ask = (noProxy: string) =>
      client(
        {
          baseUrl: 'https://cluster.example:6443',
          tls: { ca: authority.cert },
        },
        {},
        { proxy: { httpsProxy: proxy.url, noProxy } },
      ).json('/');

    expect(await ask('')).toMatchObject(fine);
    expect(proxy.tunnels).toEqual(['cluster.example:6443']);
    expect(await failureOf(ask('.example'))).toMatchObject({
      reason: 'unreachable',
    });
    expect(proxy.tunnels).toHaveLength(1);
  });

  it('are those of the environment, and never for the machine itself', async () => {
    const server = await started(answering);
    const proxy = await testProxy(server);
    later(proxy.close);
    const before = { ...process.env };
    later(async () => {
      process.env = before;
    });
    process.env = {
      ...before,
      HTTP_PROXY: proxy.url,
      NO_PROXY: 'other.example',
    };
    delete process.env.http_proxy;
    delete process.env.no_proxy;

    await client({ baseUrl: server.url }).json('/');
    expect(proxy.tunnels).toEqual([]);
    await client({ baseUrl: 'http://cluster.example' }).json('/');
    expect(proxy.tunnels).toEqual(['cluster.example:80']);
  });

  it('that are no address are named', async () => {
    const { says } = await failureOf(
      client(
        { baseUrl: 'https://cluster.example' },
        {},
        { proxy: { httpsProxy: 'no address', noProxy: '' } },
      ).json('/'),
    );
    expect(says).toMatch(/HTTP_PROXY or HTTPS_PROXY is not an address/);
  });

  it('that refuse are named', async () => {
    const proxy = await testProxy({ port: 9 }, { refuses: true });
    later(proxy.close);
    const { reason, says } = await failureOf(
      client(
        { baseUrl: 'https://cluster.example' },
        {},
        { proxy: { httpsProxy: proxy.url, noProxy: '' } },
      ).json('/'),
    );
    expect(reason).toBe('unreachable');
    expect(says).toBe(
      'test one cannot be reached: the proxy does not let the portal through (407); see HTTPS_PROXY and NO_PROXY.',
    );
  });
});
