import { resources } from './cluster/resources';

/**
 * What the collectors list, by API group: rights that an account needs, and nothing beyond. The role is written from it
 * (docs/how-to/connect-a-cluster.md) and the doctor asks for it; a test holds it against what is really asked.
 */
export const clusterReads: Readonly<Record<string, readonly string[]>> =
  Object.fromEntries(
    [...new Set(Object.values(resources).map(({ group }) => group))].map(
      group => [
        group,
        Object.values(resources)
          .filter(each => each.group === group)
          .map(({ resource }) => resource),
      ],
    ),
  );
