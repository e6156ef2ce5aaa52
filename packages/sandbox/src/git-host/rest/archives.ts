import { Router } from 'express';
import type { Request } from 'express';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import { runGit } from '../store/run-git';
import { commitAt } from './commit-at';
import { repositoryOf, rest, route } from './routing';

/** Archives of a whole tree. */
export function archiveRoutes(state: GitHostState): Router {
  const router = Router();
  const archive = async (
    request: Request,
    response: Parameters<Parameters<typeof route>[0]>[1],
    ref: string,
  ) => {
    const record = repositoryOf(state, request);
    const sha = await commitAt(
      state,
      record,
      ref === '' ? record.defaultBranch : ref,
    );
    const zip = request.params.format === 'zipball';
    const prefix = `${record.owner}-${record.name}-${sha.slice(0, 7)}/`;
    const cwd = state.store.directoryOf(fullNameOf(record));
    const bytes = await runGit({
      cwd,
      args: [
        'archive',
        `--format=${zip ? 'zip' : 'tar.gz'}`,
        `--prefix=${prefix}`,
        sha,
      ],
    });
    const name = `${prefix.slice(0, -1)}.${zip ? 'zip' : 'tar.gz'}`;
    response
      .set('Content-Disposition', `attachment; filename=${name}`)
      .type(zip ? 'application/zip' : 'application/x-gzip')
      .send(bytes);
  };

  router.get(
    '/repos/:owner/:repo/:format(tarball|zipball)/*',
    route((request, response) => archive(request, response, rest(request))),
  );
  router.get(
    '/repos/:owner/:repo/:format(tarball|zipball)',
    route((request, response) => archive(request, response, '')),
  );
  return router;
}
