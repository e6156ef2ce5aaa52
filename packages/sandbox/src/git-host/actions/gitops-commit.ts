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
 * Writes the new image to `<environment>/<service>/` of the GitOps repository. A service that is not there yet brings
 * its manifests along, from `deploy/<environment>`, `deploy`, `k8s/<environment>` or `k8s` of its own repository.
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
  const files = (
    present.length > 0 ? present : await manifestsOfService(state, change)
  ).map(
    (file): FileChange => ({
      path: `${target}/${file.path}`,
      content: withImage(file.text, change),
    }),
  );
  if (files.length === 0) {
    return undefined;
  }
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

async function manifestsOfService(
  state: GitHostState,
  { sha, environment, service }: GitOpsChange,
): Promise<readonly Manifest[]> {
  for (const root of ['', `${service}/`]) {
    for (const folder of [
      `deploy/${environment}`,
      'deploy',
      `k8s/${environment}`,
      'k8s',
      'manifests',
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

/** Puts the built image where the service's image stands, whatever registry host or tag was written before it. */
function withImage(text: string, { image, service }: GitOpsChange): string {
  return text.replace(
    /^(\s*(?:-\s+)?image:\s*)(["']?)([^\s"'#]+)\2/gm,
    (whole, key: string, quote: string, reference: string) => {
      const last = (reference.split('/').at(-1) ?? '').split(/[:@]/)[0];
      return last === image.name || last === service
        ? `${key}${quote}localhost:7102/${image.name}:${image.tag}${quote}`
        : whole;
    },
  );
}
