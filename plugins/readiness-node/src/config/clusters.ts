import { Config } from '@backstage/config';
import { DeclaredCluster } from '@groundwork/plugin-readiness-common';
import { readEnvironments } from '@groundwork/source-client/environments';

/** The clusters of `groundwork.environments`. @throws InputError with the full path of the key that is wrong */
export function readClusters(config: Config): readonly DeclaredCluster[] {
  return readEnvironments(config, ['readiness.clusters']).flatMap(
    ({ clusters }) => clusters,
  );
}
