import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import {
  GITHUB_PROJECT_SLUG_ANNOTATION,
  SOURCE_LOCATION_ANNOTATION,
} from '@groundwork/plugin-ci-runs-common';
import type { Repository } from './GithubReader';

/** Owner and name as GitHub allows them; anything else never reaches a URL. */
const SLUG = /^([A-Za-z0-9][A-Za-z0-9_-]{0,99})\/([A-Za-z0-9._-]{1,100})$/;

function integrationOf(entity: Entity, integrations: ScmIntegrationRegistry) {
  const location =
    entity.metadata.annotations?.[SOURCE_LOCATION_ANNOTATION] ??
    entity.metadata.annotations?.['backstage.io/managed-by-location'] ??
    '';
  const url = location.replace(/^url:/, '');
  const bySource = URL.canParse(url)
    ? integrations.github.byUrl(url)
    : undefined;
  // The default host is appended to the configured ones, so the first is the organisation's own.
  return bySource ?? integrations.github.list()[0];
}

/**
 * The repository that the entity's annotation names, on the host that the entity
 * came from. `undefined` without the annotation.
 *
 * @throws InputError when the annotation is not `owner/repository`.
 */
export function repositoryOf(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): Repository | undefined {
  const slug =
    entity.metadata.annotations?.[GITHUB_PROJECT_SLUG_ANNOTATION]?.trim();
  if (!slug) {
    return undefined;
  }
  const [, owner, name] = SLUG.exec(slug) ?? [];
  if (!owner || !name || /^\.+$/.test(name)) {
    throw new InputError(
      `Annotation ${GITHUB_PROJECT_SLUG_ANNOTATION} must be owner/repository`,
    );
  }
  const integration = integrationOf(entity, integrations);
  if (!integration?.config.apiBaseUrl) {
    throw new InputError(
      'No GitHub integration with an API address is configured',
    );
  }
  const apiBaseUrl = integration.config.apiBaseUrl.replace(/\/+$/, '');
  const { protocol } = new URL(apiBaseUrl);
  return {
    owner,
    name,
    webUrl: `${protocol}//${integration.config.host}`,
    apiBaseUrl,
  };
}
