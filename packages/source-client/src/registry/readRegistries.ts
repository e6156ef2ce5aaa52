import type { Config } from '@backstage/config';
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
