import type { IncomingMessage, ServerResponse } from 'node:http';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { beforeHead } from './beforeHead';
import { imageSources, withImages } from './imageSources';

type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

const NAME = 'content-security-policy';

/** Completes `backend.csp` with what the rest of the configuration says: whose pictures pages show. */
export function completePolicy(config: RootConfigService): Middleware {
  const sources = imageSources(config);
  return (_request, response, next) => {
    beforeHead(response, () => {
      const policy = response.getHeader(NAME);
      if (typeof policy === 'string') {
        response.setHeader(NAME, withImages(policy, sources));
      }
    });
    next();
  };
}

/** The backend's HTTP server as it comes, with a content security policy that knows the configured Git hosts. */
export const httpRouter = rootHttpRouterServiceFactory({
  configure({ app, config, applyDefaults }) {
    app.use(completePolicy(config));
    applyDefaults();
  },
});
