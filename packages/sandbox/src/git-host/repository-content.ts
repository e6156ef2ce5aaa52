import { fullNameOf, type GitHostState } from './state/git-host-state';
import type { RepositoryRecord } from './state/records';
import { escape, link, page } from './web-page';

/** What an address inside a repository shows. */
export interface Shown {
  readonly type: string;
  readonly content: string | Buffer;
}

/** A commit, a file or a folder at a ref; undefined where there is none. */
export async function show(
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
