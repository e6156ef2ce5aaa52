import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GIT_ENVIRONMENT, runGit } from '../store/run-git';
import { commitCommand, type CommitInput } from '../store/import-stream';

/** Feeds one `git fast-import` with the commits of every repository; each keeps its refs below a prefix of its own. */
export class Importer {
  private nextMark = 1;
  private readonly pending: Buffer[] = [];
  private pendingBytes = 0;
  private stderr = '';
  private readonly closed: Promise<unknown>;

  private constructor(
    readonly directory: string,
    private readonly child: ReturnType<typeof spawnImport>,
  ) {
    child.stderr.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString();
    });
    child.stdin.on('error', () => {
      // Git may end before it read everything; its exit code and words then say why.
    });
    this.closed = once(child, 'close');
    this.closed.catch(() => undefined);
  }

  static async start(directory: string): Promise<Importer> {
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
    await runGit({
      cwd: directory,
      args: ['init', '--quiet', '--bare', '--initial-branch=none', '.'],
    });
    return new Importer(directory, spawnImport(directory));
  }

  /** Adds a commit and gives its mark, which `finish` turns into a SHA. */
  async commit(input: Omit<CommitInput, 'mark'>): Promise<number> {
    const mark = this.nextMark;
    this.nextMark += 1;
    await this.write(commitCommand({ ...input, mark }));
    return mark;
  }

  /** SHAs by mark. */
  async finish(): Promise<ReadonlyMap<number, string>> {
    await this.flush();
    this.child.stdin.end('done\n');
    await this.closed;
    this.assertNotFailed();
    const marks = await readFile(join(this.directory, 'marks'), 'utf8');
    return new Map(
      marks.split('\n').flatMap(line => {
        const [, mark, sha] = /^:(\d+) ([0-9a-f]{40})$/.exec(line) ?? [];
        return mark === undefined || sha === undefined
          ? []
          : [[Number(mark), sha] as const];
      }),
    );
  }

  private async write(bytes: Buffer): Promise<void> {
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    if (this.pendingBytes > 1 << 20) {
      await this.flush();
    }
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.concat(this.pending);
    this.pending.length = 0;
    this.pendingBytes = 0;
    if (!this.child.stdin.write(bytes)) {
      const drained = new Promise(resolve => {
        this.child.stdin.once('drain', resolve);
      });
      await Promise.race([drained, this.closed]);
    }
    this.assertNotFailed();
  }

  private assertNotFailed(): void {
    const { exitCode, signalCode } = this.child;
    if (exitCode || signalCode) {
      throw new Error(
        `git fast-import ended with ${String(exitCode ?? signalCode)}: ${
          this.stderr
        }`,
      );
    }
  }
}

function spawnImport(directory: string) {
  return spawn(
    'git',
    [
      'fast-import',
      '--quiet',
      '--force',
      '--done',
      '--date-format=raw',
      `--export-marks=${join(directory, 'marks')}`,
    ],
    { cwd: directory, env: GIT_ENVIRONMENT },
  );
}
