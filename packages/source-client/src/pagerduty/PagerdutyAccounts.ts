/**
 * The accounts of `readiness.pagerduty`. The key is a plugin's, as `argocd` and `jenkins` are: whoever reads PagerDuty reads the
 * same accounts, and credentials are known in one place, which keeps them out of every error.
 */
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { SourceClient } from '../client/SourceClient';
import type { SourceClients } from '../client/SourceClients';
import type { SourceTarget } from '../client/target';
import { httpUrl, refuseTwins } from '../config/httpUrl';

const KEY = 'readiness.pagerduty';
const DEFAULT_URL = 'https://api.pagerduty.com';
/** The version of the API, as PagerDuty wants to be told it. */
const ACCEPT = 'application/vnd.pagerduty+json;version=2';
/** What the key must be able to do; PagerDuty calls such a key read-only. */
const RIGHT = 'to read incidents and services';
/** Longest page that PagerDuty gives. */
const PAGE_SIZE = 100;

/** How urgent PagerDuty takes an incident to be. */
export const urgencies = ['high', 'low'] as const;

/** See {@link urgencies}. */
export type Urgency = (typeof urgencies)[number];

/** One account of the configuration. */
export interface PagerdutyAccount {
  readonly name: string;
  readonly baseUrl: string;
  /** Incidents of another urgency are not read. */
  readonly urgencies: readonly Urgency[];
  readonly target: SourceTarget;
}

/** A list of PagerDuty, in classic pagination. */
export interface PagerdutyList<T> {
  /** `incidents` is read at `/incidents` and stands in the answer under that name. */
  readonly name: 'incidents' | 'services';
  /** Of one item. */
  readonly schema: z.ZodType<T>;
  /** What is asked for; a name that ends in `[]` may come several times. */
  readonly parameters?: readonly (readonly [string, string])[];
  readonly offset: number;
  /** As it fits behind "read". */
  readonly what: string;
}

/** The accounts that the configuration names, the default one first. */
export class PagerdutyAccounts {
  readonly all: readonly PagerdutyAccount[];
  readonly #sources: SourceClients;

  constructor(sources: SourceClients, all: readonly PagerdutyAccount[]) {
    this.#sources = sources;
    this.all = all;
  }

  client({ target }: PagerdutyAccount): SourceClient {
    return this.#sources.client(target);
  }

  /** The answer to one question, in the version of the API that is understood here. */
  read<T>(
    account: PagerdutyAccount,
    path: string,
    { schema, what }: Pick<PagerdutyList<T>, 'schema' | 'what'>,
  ): Promise<T> {
    return this.client(account).read(path, schema, {
      headers: { accept: ACCEPT },
      ...{ what, right: RIGHT },
    });
  }

  /** One page of a list, and whether there are more. */
  async page<T>(
    account: PagerdutyAccount,
    { name, schema, parameters = [], offset, what }: PagerdutyList<T>,
  ): Promise<{ readonly items: readonly T[]; readonly more: boolean }> {
    const query = new URLSearchParams([
      ...parameters.map(([key, value]) => [key, value]),
      ...[
        ['limit', String(PAGE_SIZE)],
        ['offset', String(offset)],
      ],
    ]);
    const answer = await this.read(account, `/${name}?${query}`, {
      schema: z
        .object({ more: z.boolean() })
        .and(z.object({ [name]: z.array(schema) })),
      what,
    });
    return { items: answer[name] ?? [], more: answer.more };
  }
}

/** @throws InputError with the full path of the key that is wrong */
function readAccounts({ config }: SourceClients): readonly PagerdutyAccount[] {
  const accounts = (config.getOptionalConfigArray(KEY) ?? []).map(
    (account, index) => readAccount(account, `${KEY}[${index}]`),
  );
  refuseTwins(KEY, accounts);
  return accounts;
}

function readAccount(config: Config, path: string): PagerdutyAccount {
  const name = config.getString('name');
  const baseUrl = config.has('apiBaseUrl')
    ? httpUrl(config, 'apiBaseUrl', path)
    : DEFAULT_URL;
  return {
    ...{ name, baseUrl, urgencies: readUrgencies(config, path) },
    target: {
      source: { kind: 'pagerduty', instance: name },
      baseUrl,
      headers: {
        authorization: `Token token=${config.getString('token').trim()}`,
      },
    },
  };
}

function readUrgencies(config: Config, path: string): readonly Urgency[] {
  const parsed = z
    .array(z.enum(urgencies))
    .min(1)
    .safeParse(config.getOptional('urgencies') ?? ['high']);
  if (!parsed.success) {
    throw new InputError(
      `${path}.urgencies is a list of ${urgencies.join(
        ' and ',
      )}, or of one of them`,
    );
  }
  return [...new Set(parsed.data)];
}

/** The accounts, within the bounds of the given sources. */
export function pagerdutyOf(sources: SourceClients): PagerdutyAccounts {
  return new PagerdutyAccounts(sources, sources.once(readAccounts));
}
