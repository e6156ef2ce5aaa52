import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

/** Nobody is asked who they are, so a guest exists only where development says so. */
const guestAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize: ({ config }) =>
    process.env.NODE_ENV === 'development' ||
    config.getOptionalBoolean('dangerouslyAllowOutsideDevelopment') === true,
  async authenticate(_request, isAllowed) {
    if (!isAllowed) {
      throw new NotAllowedError(
        'Guests may sign in during development only; set auth.providers.guest.dangerouslyAllowOutsideDevelopment to change that',
      );
    }
    return { result: {} };
  },
});

/**
 * The stock guest provider invents an identity when the catalog does not know the user, and fails when it is not
 * configured. This one is absent unless configured, and lets in the named catalog user or nobody.
 */
export const guestSignInModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'catalog-guest',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        if (!config.has('auth.providers.guest')) {
          return;
        }
        const entityRef = config.getString(
          'auth.providers.guest.userEntityRef',
        );
        providers.registerProvider({
          providerId: 'guest',
          factory: createProxyAuthProviderFactory({
            authenticator: guestAuthenticator,
            signInResolver: (_info, context) =>
              context.signInWithCatalogUser({ entityRef }),
          }),
        });
      },
    });
  },
});
