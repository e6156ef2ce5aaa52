import type { Source, Subject } from '@groundwork/plugin-readiness-common';
import type { DecodingContext } from '@groundwork/plugin-readiness-node';
import { githubOf } from '@groundwork/source-client/github';
import {
  keyOf,
  servicesOfRepositories,
} from '../repositories/servicesOfRepositories';
import type { SentRepository } from './payloads';

/** A repository that a webhook is about, and who lives in it. */
export interface SentFrom {
  readonly source: Source;
  /** Numeric at GitHub. */
  readonly id: string;
  readonly host: string;
  readonly owner: string;
  readonly name: string;
  /** Its page for people. */
  readonly webUrl: string;
  /** Those that name it as it is called now. */
  readonly services: readonly Subject[];
}

/** See {@link SentFrom}; somebody lives in it. */
export type Concerned = SentFrom;

/** The repository of a webhook; undefined on a host that is not configured. */
export function sentFrom(
  { id, full_name: slug, html_url: page }: SentRepository,
  { services, sources }: Pick<DecodingContext, 'services' | 'sources'>,
): SentFrom | undefined {
  const hosts = githubOf(sources);
  const { host } = new URL(page);
  if (!hosts.hosts.some(each => each.host === host)) {
    return undefined;
  }
  const address = hosts.repository(slug, host);
  const key = keyOf(address);
  const own = servicesOfRepositories(services, hosts, host).repositories.find(
    each => keyOf(each.address) === key,
  );
  return {
    ...address,
    source: { kind: 'github', instance: host },
    id: String(id),
    webUrl: hosts.webUrl(address),
    services: own?.services ?? [],
  };
}

/** A repository in which services of the catalog live; undefined of others, of which an organisation sends as much. */
export function concerned(
  repository: SentRepository,
  context: Pick<DecodingContext, 'services' | 'sources'>,
): Concerned | undefined {
  const from = sentFrom(repository, context);
  return from && from.services.length > 0 ? from : undefined;
}
