import type { GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import type { FileDiff } from '../store/diff';
import type { TreeEntry } from '../store/parse-objects';
import type { Json } from './json';
import { apiUrlOf, webUrlOf } from './repository';

export interface FileAt {
  readonly path: string;
  readonly ref: string;
  readonly sha: string;
  readonly size: number;
  readonly type: 'file' | 'dir' | 'submodule';
}

const encodePath = (path: string) =>
  path.split('/').map(encodeURIComponent).join('/');

const ENTRY_TYPES: Readonly<Record<TreeEntry['type'], FileAt['type']>> = {
  tree: 'dir',
  commit: 'submodule',
  blob: 'file',
};

export const entryType = (entry: TreeEntry): FileAt['type'] =>
  ENTRY_TYPES[entry.type];

/** A file or folder without its content. */
export function contentEntryShape(
  state: GitHostState,
  record: RepositoryRecord,
  { path, ref, sha, size, type }: FileAt,
): Json {
  const encoded = encodePath(path);
  const self = `${apiUrlOf(
    state,
    record,
  )}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const git = `${apiUrlOf(state, record)}/git/${
    type === 'dir' ? 'trees' : 'blobs'
  }/${sha}`;
  const html = `${webUrlOf(state, record)}/${
    type === 'dir' ? 'tree' : 'blob'
  }/${ref}/${encoded}`;
  return {
    name: path.split('/').at(-1) ?? path,
    path,
    sha,
    size,
    url: self,
    html_url: html,
    git_url: git,
    download_url:
      type === 'file'
        ? `${webUrlOf(state, record)}/raw/${ref}/${encoded}`
        : null,
    type,
    _links: { self, git, html },
  };
}

export function diffEntryShape(
  state: GitHostState,
  record: RepositoryRecord,
  file: FileDiff & { readonly head: string },
): Json {
  const encoded = encodePath(file.path);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${webUrlOf(state, record)}/blob/${file.head}/${encoded}`,
    raw_url: `${webUrlOf(state, record)}/raw/${file.head}/${encoded}`,
    contents_url: `${apiUrlOf(state, record)}/contents/${encoded}?ref=${
      file.head
    }`,
    ...(file.previousPath === undefined
      ? {}
      : { previous_filename: file.previousPath }),
  };
}
