import { Config } from '@backstage/config';
import { DeclaredCluster } from '@groundwork/plugin-readiness-common';
import { ConflictError } from '@backstage/errors';

/** Reads `readiness.clusters`. Throws with the key's path on what is missing, and on a name declared twice. */
export function readClusters(config: Config): readonly DeclaredCluster[] {
  const seen = new Set<string>();
  const items = config.getOptionalConfigArray('readiness.clusters') ?? [];
  return items.map(item => {
    const name = item.getString('name');
    if (seen.has(name)) {
      throw new ConflictError(
        `readiness.clusters declares the cluster '${name}' twice`,
      );
    }
    seen.add(name);
    const promotesTo = item.getOptionalString('promotesTo');
    return {
      name,
      tier: item.getString('tier'),
      ...(promotesTo === undefined ? {} : { promotesTo }),
    };
  });
}
