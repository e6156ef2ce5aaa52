import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { plainMeaning } from '../client/meaning';
import type { SourceTarget } from '../client/target';
import { httpUrl, refuseTwins } from '../config/httpUrl';

const KEY = 'groundwork.registries';

/** One registry of the configuration. */
export interface Registry {
  /** As image references begin with it. */
  readonly host: string;
  readonly target: SourceTarget;
  /** Where it may have tokens made; its own unless the configuration names another one. */
  readonly tokenOrigin: string;
  /** Where it may send to for what it keeps of images; its own host needs no naming. */
  readonly blobOrigins: readonly string[];
}

/** @throws InputError with the full path of the key that is wrong */
export function readRegistries(config: Config): readonly Registry[] {
  const all = (config.getOptionalConfigArray(KEY) ?? []).map((entry, index) =>
    readRegistry(entry, `${KEY}[${index}]`),
  );
  refuseTwins(
    KEY,
    all.map(({ host }) => ({ name: host })),
  );
  return all;
}

function readRegistry(config: Config, path: string): Registry {
  const host = config.getString('host');
  const username = config.getOptionalString('username');
  const password = config.getOptionalString('password')?.trim();
  const baseUrl = config.has('url')
    ? httpUrl(config, 'url', path)
    : `https://${host}`;
  return {
    host,
    tokenOrigin: new URL(
      config.has('tokenUrl') ? httpUrl(config, 'tokenUrl', path) : baseUrl,
    ).origin,
    blobOrigins: blobOrigins(config, path),
    target: {
      source: { kind: 'registry', instance: host },
      baseUrl,
      meaning: plainMeaning,
      headers:
        username && password
          ? {
              authorization: `Basic ${Buffer.from(
                `${username}:${password}`,
              ).toString('base64')}`,
            }
          : {},
    },
  };
}

function blobOrigins(config: Config, path: string): readonly string[] {
  return (config.getOptionalStringArray('blobUrls') ?? []).map(
    (text, index) => {
      const key = `${path}.blobUrls[${index}]`;
      const url = URL.canParse(text) ? new URL(text) : undefined;
      if (!url || !/^https?:$/.test(url.protocol)) {
        throw new InputError(`${key} is not an http(s) address`);
      }
      if (url.pathname !== '/' || url.search || url.username) {
        throw new InputError(`${key} is more than a host; write ${url.origin}`);
      }
      return url.origin;
    },
  );
}
