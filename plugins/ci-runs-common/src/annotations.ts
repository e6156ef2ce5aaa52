import type { Entity } from '@backstage/catalog-model';

/** `owner/repository` of an entity on a GitHub host. */
export const GITHUB_PROJECT_SLUG_ANNOTATION = 'github.com/project-slug';

/** True when the entity names a repository whose runs can be asked for. */
export function isCiRunsAvailable(entity: Entity): boolean {
  return Boolean(
    entity.metadata.annotations?.[GITHUB_PROJECT_SLUG_ANNOTATION]?.trim(),
  );
}
