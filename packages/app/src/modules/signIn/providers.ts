import { githubAuthApiRef } from '@backstage/core-plugin-api';
import type { ConfigApi } from '@backstage/frontend-plugin-api';
import type { IdentityProviders } from '@backstage/core-components';
import type { Say } from '../../useSay';
import { oidcAuthApiRef } from './oidcAuthApi';

/**
 * The ways to sign in that the configuration names, in the order in which they
 * are offered. A provider that is not configured is never shown: guest access
 * in particular exists only where somebody asked for it.
 */
export function configuredProviders(
  config: ConfigApi,
  t: Say,
): IdentityProviders {
  const providers: IdentityProviders = [];
  if (config.has('auth.providers.oidc')) {
    providers.push({
      id: 'oidc',
      title: t('signIn.oidc'),
      message: t('signIn.withOidc'),
      apiRef: oidcAuthApiRef,
    });
  }
  if (config.has('auth.providers.github')) {
    providers.push({
      id: 'github',
      title: t('signIn.github'),
      message: t('signIn.withGithub'),
      apiRef: githubAuthApiRef,
    });
  }
  if (config.has('auth.providers.guest')) {
    providers.push('guest');
  }
  return providers;
}
