import { existsSync } from 'node:fs';
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { commitCommand, type CommitInput } from './import-stream';
import { ObjectReader } from './object-reader';
import {
  parseCommit,
  parseTree,
  type CommitObject,
  type TreeEntry,
} from './parse-objects';
import { readRefs } from './refs';
import { runGit } from './run-git';

export interface LogQuery {
  readonly ref: string;
  readonly path?: string;
  readonly limit: number;
  readonly skip?: number;
  readonly since?: number;
  readonly until?: number;
  readonly author?: string;
}

const REPOSITORY_CONFIG = `[core]
	repositoryformatversion = 0
	filemode = true
	bare = true
	alternateRefsPrefixes = refs/none
[gc]
	auto = 0
[receive]
	autogc = false
	denyDeleteCurrent = ignore
[uploadpack]
	allowFilter = true
	allowAnySHA1InWant = true
[http]
	receivepack = true
`;

/**
 * Bare repositories under one folder, `<owner>/<name>.git`. They share one folder of objects, which borrows the
 * objects of the read-only template: a reset removes what was written since and copies only refs.
 */
export class RepositoryStore {
  private readonly reader: ObjectReader;
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(readonly root: string) {
    this.reader = new ObjectReader(join(root, 'shared.git'));
  }

  /** Opens an empty store that can read every object of the template. */
  static async create(
    root: string,
    templateObjects: string,
  ): Promise<RepositoryStore> {
    await rm(root, { recursive: true, force: true });
    const shared = join(root, 'shared.git');
    await mkdir(join(shared, 'objects', 'info'), { recursive: true });
    await mkdir(join(shared, 'objects', 'pack'), { recursive: true });
    await mkdir(join(shared, 'refs'), { recursive: true });
    await writeFile(join(shared, 'HEAD'), 'ref: refs/heads/none\n');
    await writeFile(join(shared, 'config'), REPOSITORY_CONFIG);
    await writeFile(
      join(shared, 'objects', 'info', 'alternates'),
      `${templateObjects}\n`,
    );
    return new RepositoryStore(root);
  }

  close(): void {
    this.reader.close();
  }

  directoryOf(fullName: string): string {
    return join(this.root, `${fullName}.git`);
  }

  exists(fullName: string): boolean {
    return existsSync(this.directoryOf(fullName));
  }

  async add(
    fullName: string,
    defaultBranch: string,
    refs: ReadonlyMap<string, string> = new Map(),
  ): Promise<void> {
    const directory = this.directoryOf(fullName);
    await mkdir(join(directory, 'refs', 'heads'), { recursive: true });
    await mkdir(join(directory, 'refs', 'tags'), { recursive: true });
    await writeFile(
      join(directory, 'HEAD'),
      `ref: refs/heads/${defaultBranch}\n`,
    );
    await writeFile(join(directory, 'config'), REPOSITORY_CONFIG);
    const packed = [...refs]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, sha]) => `${sha} ${name}\n`);
    await writeFile(
      join(directory, 'packed-refs'),
      `# pack-refs with: sorted\n${packed.join('')}`,
    );
    await symlink(
      join(this.root, 'shared.git', 'objects'),
      join(directory, 'objects'),
      'junction',
    );
  }

  /** The same objects and refs under another name. */
  async rename(fullName: string, to: string): Promise<void> {
    await mkdir(dirname(this.directoryOf(to)), { recursive: true });
    await rename(this.directoryOf(fullName), this.directoryOf(to));
  }

  async remove(fullName: string): Promise<void> {
    await rm(this.directoryOf(fullName), { recursive: true, force: true });
  }

  async setDefaultBranch(fullName: string, branch: string): Promise<void> {
    await writeFile(
      join(this.directoryOf(fullName), 'HEAD'),
      `ref: refs/heads/${branch}\n`,
    );
  }

  refs(fullName: string): Promise<ReadonlyMap<string, string>> {
    return readRefs(this.directoryOf(fullName));
  }

  /** SHA of the commit that a branch, tag, full ref or SHA (also short) names. */
  async resolve(fullName: string, ref: string): Promise<string | undefined> {
    const refs = await this.refs(fullName);
    const named =
      refs.get(`refs/heads/${ref}`) ??
      refs.get(`refs/tags/${ref}`) ??
      refs.get(ref) ??
      refs.get(`refs/${ref}`);
    const candidate = named ?? (/^[0-9a-f]{7,40}$/.test(ref) ? ref : undefined);
    if (candidate === undefined) {
      return undefined;
    }
    const object = await this.reader.read(`${candidate}^{commit}`);
    return object?.sha;
  }

  async commit(sha: string): Promise<CommitObject | undefined> {
    const object = await this.reader.read(`${sha}^{commit}`);
    return object?.type === 'commit' ? parseCommit(object) : undefined;
  }

  async tree(
    expression: string,
  ): Promise<
    { readonly sha: string; readonly entries: readonly TreeEntry[] } | undefined
  > {
    const object = await this.reader.read(expression);
    return object?.type === 'tree'
      ? { sha: object.sha, entries: parseTree(object) }
      : undefined;
  }

  async blob(
    expression: string,
  ): Promise<{ readonly sha: string; readonly content: Buffer } | undefined> {
    const object = await this.reader.read(expression);
    return object?.type === 'blob' ? object : undefined;
  }

  /** Every entry below a tree, with its path from there, in Git's order; folders before what they hold. */
  async walk(
    treeExpression: string,
    prefix = '',
  ): Promise<readonly TreeEntry[]> {
    const tree = await this.tree(treeExpression);
    const found: TreeEntry[] = [];
    for (const entry of tree?.entries ?? []) {
      const path = `${prefix}${entry.name}`;
      found.push({ ...entry, name: path });
      if (entry.type === 'tree') {
        found.push(...(await this.walk(entry.sha, `${path}/`)));
      }
    }
    return found;
  }

  /** SHAs, newest first. */
  async log(fullName: string, query: LogQuery): Promise<readonly string[]> {
    const args = [
      'rev-list',
      `--max-count=${query.limit}`,
      `--skip=${query.skip ?? 0}`,
    ];
    if (query.since !== undefined)
      args.push(`--since=${Math.floor(query.since / 1000)}`);
    if (query.until !== undefined)
      args.push(`--until=${Math.floor(query.until / 1000)}`);
    if (query.author !== undefined)
      args.push('--fixed-strings', `--author=${query.author}`);
    args.push(query.ref, '--');
    if (query.path !== undefined && query.path !== '')
      args.push(`:(literal)${query.path}`);
    const out = await runGit({ cwd: this.directoryOf(fullName), args });
    return out.toString().split('\n').filter(Boolean);
  }

  git(
    fullName: string,
    args: readonly string[],
    input?: string,
  ): Promise<Buffer> {
    return runGit({
      cwd: this.directoryOf(fullName),
      args,
      ...(input === undefined ? {} : { input }),
    });
  }

  /** Writes one commit and moves its ref. One at a time: two jobs that deploy at once must not lose one another. */
  write(fullName: string, input: CommitInput): Promise<string> {
    return this.inTurn(async () => {
      const cwd = this.directoryOf(fullName);
      const parent = (await this.refs(fullName)).get(input.ref);
      const from =
        input.from ?? (parent === undefined ? undefined : `${input.ref}^0`);
      const command = commitCommand({
        ...input,
        ...(from === undefined ? {} : { from }),
      });
      await runGit({
        cwd,
        args: ['fast-import', '--quiet', '--force', '--date-format=raw'],
        input: command,
      });
      const sha = (await this.refs(fullName)).get(input.ref);
      if (sha === undefined) {
        throw new Error(
          `git fast-import did not create ${input.ref} in ${fullName}`,
        );
      }
      return sha;
    });
  }

  inTurn<T>(action: () => Promise<T>): Promise<T> {
    const result = this.queue.then(action);
    this.queue = result.catch(() => undefined);
    return result;
  }
}
