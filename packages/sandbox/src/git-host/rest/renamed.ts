import { Router } from 'express';
import type { GitHostState } from '../state/git-host-state';
import { notFound } from './github-error';

const BY_ID = /^\/repositories\/(\d+)(?=[/?]|$)(.*)$/;

/**
 * What had another name is found by its number: whoever asks by the former name is sent there, and what is asked by the number
 * is answered as by the present name. GitHub sends a request that changes something with 307, which keeps its method.
 */
export function renamedRoutes(state: GitHostState): Router {
  const router = Router();
  router.use('/repos/:owner/:repo', (request, response, next) => {
    const { owner = '', repo = '' } = request.params;
    const renamed = state.formerNames.get(`${owner}/${repo}`.toLowerCase());
    if (renamed === undefined) {
      next();
      return;
    }
    const isRead = ['GET', 'HEAD'].includes(request.method);
    const rest = request.url.replace(/^\/(?=\?|$)/, '');
    const url = `${state.webUrl}/api/v3/repositories/${renamed.id}${rest}`;
    response
      .status(isRead ? 301 : 307)
      .set('Location', url)
      .json({
        message: isRead ? 'Moved Permanently' : 'Temporary Redirect',
        url,
        documentation_url:
          'https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects',
      });
  });
  router.use((request, _response, next) => {
    const [, id, rest = ''] = BY_ID.exec(request.url) ?? [];
    if (id === undefined) {
      next();
      return;
    }
    const found = [...state.repositories.values()].find(
      each => String(each.id) === id,
    );
    if (found === undefined) {
      next(notFound());
      return;
    }
    request.url = `/repos/${found.owner}/${found.name}${rest}`;
    next();
  });
  return router;
}
