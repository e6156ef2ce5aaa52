import type { ServerResponse } from 'node:http';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { beforeHead } from '../browser/beforeHead';

const NAME = 'set-cookie';

/** Cookies as they are, those without a SameSite attribute as Lax. */
function withSameSite(cookies: readonly string[]): string[] {
  return cookies.map(cookie =>
    /;\s*samesite=/i.test(cookie) ? cookie : `${cookie}; SameSite=Lax`,
  );
}

/**
 * The session cookie of the auth plugin says nothing about other sites, and what a browser makes of that is the browser's
 * choice. Lax is what a sign-in needs: the way back from the identity provider is a navigation.
 */
const sameSiteCookiesModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'same-site-cookies',
  register(reg) {
    reg.registerInit({
      deps: { http: coreServices.httpRouter },
      async init({ http }) {
        http.use((_request, response, next) => {
          beforeHead(response, () => completeCookies(response));
          next();
        });
      },
    });
  },
});

function completeCookies(response: ServerResponse): void {
  const cookies = response.getHeader(NAME);
  if (cookies !== undefined) {
    response.setHeader(NAME, withSameSite([cookies].flat().map(String)));
  }
}

export default sameSiteCookiesModule;
