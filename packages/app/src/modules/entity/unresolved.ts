import {
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { Say } from '../../useSay';

/** Relations that a catalog file writes itself; their other ends may not exist. */
const WRITTEN_RELATIONS: ReadonlySet<string> = new Set([
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  RELATION_DEPENDS_ON,
  RELATION_CONSUMES_API,
  RELATION_PROVIDES_API,
]);

/** References whose target may be missing from the catalog, each once. */
export function writtenReferences(entity: Entity): readonly string[] {
  const references = (entity.relations ?? [])
    .filter(({ type }) => WRITTEN_RELATIONS.has(type))
    .map(({ targetRef }) => targetRef);
  return [...new Set(references)].sort();
}

/** One sentence about references that lead nowhere, the owner first; undefined when all resolve. */
export function unresolvedNote(
  entity: Entity,
  missing: readonly string[],
  t: Say,
): string | undefined {
  const owners = new Set(
    (entity.relations ?? [])
      .filter(({ type }) => type === RELATION_OWNED_BY)
      .map(({ targetRef }) => targetRef),
  );
  const missingOwners = missing.filter(ref => owners.has(ref));
  const others = missing.filter(ref => !owners.has(ref));
  const sentences = [
    missingOwners.length > 0
      ? t('entity.notes.owners', {
          count: missingOwners.length,
          names: missingOwners.join(', '),
        })
      : undefined,
    others.length > 0
      ? t('entity.notes.others', { names: others.join(', ') })
      : undefined,
  ].filter(Boolean);
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}
