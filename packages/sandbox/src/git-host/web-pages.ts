import { Router } from 'express';
import { route } from './rest/routing';
import { fullNameOf, type GitHostState } from './state/git-host-state';
import type { RepositoryRecord } from './state/records';

const escape = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(
    title,
  )}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}pre{overflow:auto;background:#f4f5f6;padding:1rem}td{padding:.1rem 1rem .1rem 0}</style>
</head><body><h1>${escape(title)}</h1>${content}</body></html>`;
}

const link = (href: string, text: string) =>
  `<a href="${escape(encodeURI(href))}">${escape(text)}</a>`;

function lookups(state: GitHostState) {
  function describe(
    request: Parameters<ReturnType<typeof route>>[0],
    response: Parameters<ReturnType<typeof route>>[1],
  ): void {
    const record = state.repository(
      request.params.owner ?? '',
      request.params.repo ?? '',
    );
    if (record === undefined) {
      response.status(404).send(page('Not found', ''));
      return;
    }
    const home = `/${record.owner}/${record.name}`;
    const issues = (state.issues.get(fullNameOf(record)) ?? [])
      .slice(-50)
      .reverse();
    const listed = issues
      .map(
        issue =>
          `<li>#${issue.number} ${escape(issue.title)} (${issue.state})</li>`,
      )
      .join('');
    response.send(
      page(
        `${record.owner}/${record.name}`,
        `<p>${escape(record.description ?? '')}</p><p>${link(
          `${home}/tree/${record.defaultBranch}/`,
          'Files',
        )}</p><ul>${listed}</ul>`,
      ),
    );
  }
  return { describe };
}

type Lookups = ReturnType<typeof lookups>;

function addAssets(router: Router, state: GitHostState): void {
  router.get(
    '/avatars/:name.svg',
    route((request, response) => {
      const initials = (request.params.name ?? '')
        .split('-')
        .map(word => word.charAt(0).toUpperCase())
        .slice(0, 2)
        .join('');
      response
        .type('image/svg+xml')
        .send(
          `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="#2f5d62"/><text x="32" y="41" font-family="sans-serif" font-size="26" fill="#fff" text-anchor="middle">${escape(
            initials,
          )}</text></svg>`,
        );
    }),
  );
  router.get(
    '/raw/:owner/:repo/*',
    route(async (request, response) => {
      const record = state.repository(
        request.params.owner ?? '',
        request.params.repo ?? '',
      );
      const shown =
        record === undefined
          ? undefined
          : await show(state, record, {
              view: 'raw',
              rest: request.params[0] ?? '',
            });
      if (shown === undefined) {
        response.status(404).type('text').send('404: Not Found');
        return;
      }
      response.type(shown.type).send(shown.content);
    }),
  );
}

function addOwner(router: Router, state: GitHostState): void {
  router.get(
    '/:owner',
    route((request, response) => {
      const records = [...state.repositories.values()].filter(
        record => record.owner === request.params.owner,
      );
      const account = state.directory.account(request.params.owner ?? '');
      if (account === undefined) {
        response.status(404).send(page('Not found', ''));
        return;
      }
      response.send(
        page(
          account.name,
          `<ul>${records
            .map(
              record =>
                `<li>${link(
                  `/${record.owner}/${record.name}`,
                  record.name,
                )}</li>`,
            )
            .join('')}</ul>`,
        ),
      );
    }),
  );
}

function addFiles(router: Router, state: GitHostState): void {
  router.get(
    '/:owner/:repo/:view(blob|tree|raw|commits|commit|edit)/*',
    route(async (request, response) => {
      const record = state.repository(
        request.params.owner ?? '',
        request.params.repo ?? '',
      );
      const shown =
        record === undefined
          ? undefined
          : await show(state, record, {
              view: request.params.view ?? 'blob',
              rest: request.params[0] ?? '',
            });
      if (shown === undefined) {
        response
          .status(404)
          .send(page('Not found', 'There is no such file in this repository.'));
        return;
      }
      response.type(shown.type).send(shown.content);
    }),
  );
}

function addRepositoryPages(router: Router, { describe }: Lookups): void {
  router.get('/:owner/:repo/*', describe);
  router.get('/:owner/:repo', describe);
}

/** Plain pages for people who follow a link from the portal. */
export function webPages(state: GitHostState): Router {
  const router = Router();
  const found = lookups(state);
  addAssets(router, state);
  addOwner(router, state);
  addFiles(router, state);
  addRepositoryPages(router, found);
  return router;
}

interface Shown {
  readonly type: string;
  readonly content: string | Buffer;
}

async function show(
  state: GitHostState,
  record: RepositoryRecord,
  { view, rest }: { readonly view: string; readonly rest: string },
): Promise<Shown | undefined> {
  const segments = rest.split('/').filter(Boolean);
  // A ref may hold slashes: the longest start that names a commit is the ref.
  for (let length = segments.length; length > 0; length -= 1) {
    const ref = segments.slice(0, length).join('/');
    const sha = await state.store.resolve(fullNameOf(record), ref);
    if (sha !== undefined) {
      return view === 'commit' || view === 'commits'
        ? showCommit(state, record, sha)
        : showPath(state, record, {
            view,
            sha,
            ref,
            path: segments.slice(length).join('/'),
          });
    }
  }
  return undefined;
}

async function showCommit(
  state: GitHostState,
  record: RepositoryRecord,
  sha: string,
): Promise<Shown> {
  const text = await state.store.git(fullNameOf(record), [
    'show',
    '--stat',
    '--patch',
    '--max-count=1',
    sha,
  ]);
  return {
    type: 'html',
    content: page(
      `${record.name} ${sha.slice(0, 7)}`,
      `<pre>${escape(text.toString())}</pre>`,
    ),
  };
}

interface At {
  readonly view: string;
  readonly sha: string;
  readonly ref: string;
  readonly path: string;
}

async function showPath(
  state: GitHostState,
  record: RepositoryRecord,
  { view, sha, ref, path }: At,
): Promise<Shown | undefined> {
  const blob =
    path === '' ? undefined : await state.store.blob(`${sha}:${path}`);
  if (blob !== undefined) {
    return view === 'raw'
      ? { type: 'text/plain', content: blob.content }
      : {
          type: 'html',
          content: page(
            `${record.name}/${path}`,
            `<pre>${escape(blob.content.toString())}</pre>`,
          ),
        };
  }
  const tree = await state.store.tree(
    path === '' ? `${sha}^{tree}` : `${sha}:${path}`,
  );
  if (tree === undefined) {
    return undefined;
  }
  const rows = tree.entries.map(entry => {
    const target = [
      `/${record.owner}/${record.name}`,
      entry.type === 'tree' ? 'tree' : 'blob',
      ref,
      ...(path === '' ? [] : [path]),
      entry.name,
    ].join('/');
    return `<tr><td>${link(target, entry.name)}</td><td>${
      entry.type === 'tree' ? 'folder' : 'file'
    }</td></tr>`;
  });
  return {
    type: 'html',
    content: page(`${record.name}/${path}`, `<table>${rows.join('')}</table>`),
  };
}
