import type { SourceClients } from '@groundwork/plugin-readiness-node';
import { clustersOf } from '@groundwork/source-client/kubernetes';

/** Addresses differ in a slash at their end. */
export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/** Names of clusters by the addresses of their API servers: applications may name their cluster by its address. */
export function clusterNames(
  sources: SourceClients,
): ReadonlyMap<string, string> {
  return new Map(
    clustersOf(sources).all.map(({ name, details }) => [
      withoutSlash(details.url),
      name,
    ]),
  );
}
