import { BOT_LOGIN } from '../state/directory';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import type { FileChange } from '../store/import-stream';

export interface GitOpsChange {
  readonly record: RepositoryRecord;
  readonly sha: string;
  readonly service: string;
  readonly environment: string;
  readonly image: { readonly name: string; readonly tag: string };
}

const MANIFEST = /\.ya?ml$/;

/**
 * Writes a release to `<environment>/<service>/` of the GitOps repository. A service with `deploy/base` brings all its
 * manifests with every release: those of `deploy/base`, then those of `deploy/<environment>`, which win, with the words
 * IMAGE_PLACEHOLDER, VERSION_PLACEHOLDER and REVISION_PLACEHOLDER replaced. For any other service only the image
 * changes where it already stands, and the first release copies `deploy` or `k8s` of its repository.
 * Gives the commit, or undefined when there is nothing to deploy.
 */
export async function commitToGitOps(
  state: GitHostState,
  change: GitOpsChange,
): Promise<string | undefined> {
  const gitops = state.repository(state.company.organisation, 'gitops');
  if (gitops === undefined) {
    return undefined;
  }
  const name = fullNameOf(gitops);
  const ref = `refs/heads/${gitops.defaultBranch}`;
  const before = (await state.store.refs(name)).get(ref);
  const target = `${change.environment}/${change.service}`;
  const present =
    before === undefined ? [] : await filesBelow(state, `${before}:${target}`);
  const brought = await layered(state, change);
  const wanted = [brought, present, await firstManifests(state, change)].find(
    files => files.length > 0,
  );
  if (wanted === undefined) {
    return undefined;
  }
  const kept = new Set(wanted.map(file => file.path));
  const files: readonly FileChange[] = [
    ...present
      .filter(file => !kept.has(file.path))
      .map(file => ({ path: `${target}/${file.path}`, content: undefined })),
    ...wanted.map(file => ({
      path: `${target}/${file.path}`,
      content: released(file.text, change),
    })),
  ];
  const sha = await state.store.write(name, {
    ref,
    author: {
      name: BOT_LOGIN,
      email: `${BOT_LOGIN}@saltmarsh.example`,
      at: state.clock.now(),
    },
    message: `Deploy ${change.service} ${change.image.tag} to ${
      change.environment
    }\n\n${fullNameOf(change.record)}@${change.sha}`,
    files,
  });
  state.moved(gitops, {
    branch: gitops.defaultBranch,
    before: before ?? '0'.repeat(40),
    after: sha,
    pusher: BOT_LOGIN,
  });
  return sha;
}

interface Manifest {
  readonly path: string;
  readonly text: string;
}

/** `deploy/base` under `deploy/<environment>`; nothing when the service has no `deploy/base`. */
async function layered(
  state: GitHostState,
  { sha, environment }: GitOpsChange,
): Promise<readonly Manifest[]> {
  const base = await filesBelow(state, `${sha}:deploy/base`);
  if (base.length === 0) {
    return [];
  }
  const own = await filesBelow(state, `${sha}:deploy/${environment}`);
  const byPath = new Map([...base, ...own].map(file => [file.path, file]));
  return [...byPath.values()];
}

async function firstManifests(
  state: GitHostState,
  { sha, environment, service }: GitOpsChange,
): Promise<readonly Manifest[]> {
  for (const root of ['', `${service}/`]) {
    for (const folder of [
      `deploy/${environment}`,
      'deploy',
      `k8s/${environment}`,
      'k8s',
    ]) {
      const found = await filesBelow(state, `${sha}:${root}${folder}`);
      const own = found.filter(file => !file.path.includes('/'));
      if (own.length > 0) {
        return own;
      }
    }
  }
  return [];
}

async function filesBelow(
  state: GitHostState,
  expression: string,
): Promise<readonly Manifest[]> {
  const entries = (await state.store.walk(expression)).filter(
    entry => entry.type === 'blob' && MANIFEST.test(entry.name),
  );
  return Promise.all(
    entries.map(async entry => ({
      path: entry.name,
      text: (await state.store.blob(entry.sha))?.content.toString() ?? '',
    })),
  );
}

/** Puts the release where its placeholders are, and the image where the service's image stands. */
function released(text: string, { image, service, sha }: GitOpsChange): string {
  const reference = `localhost:7102/${image.name}:${image.tag}`;
  return text
    .replaceAll('IMAGE_PLACEHOLDER', reference)
    .replaceAll('VERSION_PLACEHOLDER', image.tag)
    .replaceAll('REVISION_PLACEHOLDER', sha)
    .replace(
      /^(\s*(?:-\s+)?image:\s*)(["']?)([^\s"'#]+)\2/gm,
      (whole, key: string, quote: string, written: string) => {
        const last = (written.split('/').at(-1) ?? '').split(/[:@]/)[0];
        return last === image.name || last === service
          ? `${key}${quote}${reference}${quote}`
          : whole;
      },
    );
}
