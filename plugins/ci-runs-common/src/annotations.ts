import type { Entity } from '@backstage/catalog-model';

/** `owner/repository` of an entity on a GitHub host. */
export const GITHUB_PROJECT_SLUG_ANNOTATION = 'github.com/project-slug';

/** `folder/job` of an entity on a Jenkins controller, or `controller:folder/job`. */
export const JENKINS_JOB_ANNOTATION = 'jenkins.io/job-full-name';

/** True when the entity names something whose runs can be asked for. */
export function isCiRunsAvailable(entity: Entity): boolean {
  return [GITHUB_PROJECT_SLUG_ANNOTATION, JENKINS_JOB_ANNOTATION].some(name =>
    Boolean(entity.metadata.annotations?.[name]?.trim()),
  );
}
