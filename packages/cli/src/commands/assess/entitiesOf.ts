import type { Entity } from '@backstage/catalog-model';
import { parseYamlDocuments } from '@groundwork/plugin-readiness-node';
import { z } from 'zod';

const entitySchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
});

/**
 * Entities of a catalog file; whatever else is in it is none.
 *
 * @param location - where the file is, as the catalog writes it: `url:https://…`, `file:/…`
 */
export function entitiesOf(text: string, location: string): readonly Entity[] {
  return parseYamlDocuments(text).flatMap(document => {
    const parsed = entitySchema.safeParse(document);
    if (!parsed.success) return [];
    const { metadata } = parsed.data;
    const annotations = z
      .record(z.string(), z.string())
      .catch({})
      .parse(metadata.annotations ?? {});
    return [
      {
        ...parsed.data,
        metadata: {
          ...metadata,
          annotations: {
            'backstage.io/managed-by-location': location,
            ...annotations,
          },
        },
      },
    ];
  });
}
