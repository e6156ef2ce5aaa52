import type { CatalogApi } from '@backstage/plugin-catalog-react';
import { queryOptions } from '@tanstack/react-query';

/** Which of the references lead nowhere; one request for all of them. */
export function missingReferences(
  api: CatalogApi,
  references: readonly string[],
) {
  const entityRefs = [...new Set(references)].sort();
  return queryOptions({
    queryKey: ['catalog', 'missing-references', ...entityRefs],
    queryFn: async () => {
      const { items } = await api.getEntitiesByRefs({
        entityRefs,
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
      });
      return entityRefs.filter((_, index) => !items[index]);
    },
    enabled: entityRefs.length > 0,
  });
}
