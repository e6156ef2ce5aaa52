import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import { contentEntryShape, entryType } from '../shapes/files';
import { gitCommitShape } from '../shapes/commits';
import { apiUrlOf } from '../shapes/repository';
import { BOT_LOGIN } from '../state/directory';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import { commitAt } from './commit-at';
import { GitHubError, notFound } from './github-error';
import { body, queryText, repositoryOf, rest, route } from './routing';
import { nodeId } from '../shapes/json';

const person = z.object({ name: z.string(), email: z.string() });
const put = z.object({
  message: z.string(),
  content: z.string(),
  sha: z.string().optional(),
  branch: z.string().optional(),
  author: person.optional(),
  committer: person.optional(),
});

const EMPTY_FOLDER_SIZE = 0;

function lookups(state: GitHostState) {
  const read = async (
    request: Request,
    response: Parameters<Parameters<typeof route>[0]>[1],
    path: string,
  ) => {
    const record = repositoryOf(state, request);
    const ref = queryText(request, 'ref') ?? record.defaultBranch;
    const commit = await commitAt(state, record, ref);
    const file =
      path === '' ? undefined : await state.store.blob(`${commit}:${path}`);
    if (file !== undefined) {
      if (/\braw\b/.test(request.headers.accept ?? '')) {
        response
          // The name of the format comes back as it was asked for, in the older or the newer spelling.
          .type(
            /\bv3\.raw\b/.test(request.headers.accept ?? '')
              ? 'application/vnd.github.v3.raw; charset=utf-8'
              : 'application/vnd.github.raw+json; charset=utf-8',
          )
          .send(file.content);
        return;
      }
      const entry = contentEntryShape(state, record, {
        path,
        ref,
        sha: file.sha,
        size: file.content.length,
        type: 'file',
      });
      response.json({
        ...entry,
        content: file.content.toString('base64').replace(/(.{60})/g, '$1\n'),
        encoding: 'base64',
      });
      return;
    }
    const folder = await state.store.tree(
      path === '' ? `${commit}^{tree}` : `${commit}:${path}`,
    );
    if (folder === undefined) {
      throw notFound();
    }
    const shaped = folder.entries.map(async each => {
      const size =
        each.type === 'blob'
          ? (await state.store.blob(each.sha))?.content.length ??
            EMPTY_FOLDER_SIZE
          : EMPTY_FOLDER_SIZE;
      return contentEntryShape(state, record, {
        path: path === '' ? each.name : `${path}/${each.name}`,
        ref,
        sha: each.sha,
        size,
        type: entryType(each),
      });
    });
    response.json(await Promise.all(shaped));
  };
  return { read };
}

type Lookups = ReturnType<typeof lookups>;

function addReading(
  router: Router,
  state: GitHostState,
  { read }: Lookups,
): void {
  router.get(
    '/repos/:owner/:repo/contents/*',
    route((request, response) => read(request, response, rest(request))),
  );
  router.get(
    '/repos/:owner/:repo/contents',
    route((request, response) => read(request, response, '')),
  );
  router.get(
    '/repos/:owner/:repo/readme',
    route((request, response) => read(request, response, 'README.md')),
  );

  router.get(
    '/repos/:owner/:repo/git/blobs/:sha',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const blob = await state.store.blob(request.params.sha ?? '');
      if (blob === undefined) {
        throw notFound();
      }
      response.json({
        sha: blob.sha,
        node_id: nodeId('Blob', blob.sha),
        size: blob.content.length,
        url: `${apiUrlOf(state, record)}/git/blobs/${blob.sha}`,
        content: blob.content.toString('base64'),
        encoding: 'base64',
      });
    }),
  );
}

function addWriting(router: Router, state: GitHostState): void {
  router.put(
    '/repos/:owner/:repo/contents/*',
    route(async (request, response) => {
      const record = repositoryOf(state, request);
      const given = body(request, put);
      const path = rest(request);
      const branch = given.branch ?? record.defaultBranch;
      const before = (await state.store.refs(fullNameOf(record))).get(
        `refs/heads/${branch}`,
      );
      const existing =
        before === undefined
          ? undefined
          : await state.store.blob(`${before}:${path}`);
      if (existing !== undefined && given.sha === undefined) {
        throw new GitHubError(
          422,
          `Invalid request.\n\n"sha" wasn't supplied.`,
        );
      }
      if (existing !== undefined && existing.sha !== given.sha) {
        throw new GitHubError(
          409,
          `${path} does not match ${String(given.sha)}`,
        );
      }
      const author = given.author ??
        given.committer ?? {
          name: BOT_LOGIN,
          email: `${BOT_LOGIN}@saltmarsh.example`,
        };
      const content = Buffer.from(given.content, 'base64');
      const sha = await state.store.write(fullNameOf(record), {
        ref: `refs/heads/${branch}`,
        author: { ...author, at: state.clock.now() },
        message: given.message,
        files: [{ path, content }],
      });
      state.moved(record, {
        branch,
        before: before ?? '0'.repeat(40),
        after: sha,
        pusher: BOT_LOGIN,
      });
      const commit = await state.store.commit(sha);
      const file = await state.store.blob(`${sha}:${path}`);
      if (commit === undefined || file === undefined) {
        throw new Error(`the commit ${sha} cannot be read back`);
      }
      response.status(existing === undefined ? 201 : 200).json({
        content: contentEntryShape(state, record, {
          path,
          ref: branch,
          sha: file.sha,
          size: content.length,
          type: 'file',
        }),
        commit: gitCommitShape(state, record, commit),
      });
    }),
  );
}

/** Files by path, and one file written by path. */
export function contentRoutes(state: GitHostState): Router {
  const router = Router();
  const found = lookups(state);
  addReading(router, state, found);
  addWriting(router, state);
  return router;
}
