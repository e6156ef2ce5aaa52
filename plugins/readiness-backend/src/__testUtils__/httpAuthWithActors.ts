import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';

/** Sees, as the real service does and the mock does not, that a plugin asks on behalf of a person. */
export const httpAuthWithActors = createServiceFactory({
  service: coreServices.httpAuth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const mock = mockServices.httpAuth({ pluginId: plugin.getId() });
    return {
      issueUserCookie: (response, options) =>
        mock.issueUserCookie(response, options),
      async credentials(incoming, options) {
        const credentials = await mock.credentials(incoming, options);
        const { authorization = '' } = incoming.headers;
        const { principal }: { principal: unknown } = credentials;
        if (
          typeof principal === 'object' &&
          principal !== null &&
          /^Bearer mock-service-token:.*"obo"/.test(authorization)
        ) {
          Object.assign(principal, {
            actor: { type: 'service', subject: 'plugin:test' },
          });
        }
        return credentials;
      },
    };
  },
});
