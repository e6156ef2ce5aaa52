import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { GIT_ENVIRONMENT } from './run-git';

export interface GitObject {
  readonly sha: string;
  readonly type: string;
  readonly content: Buffer;
}

interface Waiting {
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Reads objects through one `git cat-file --batch` that stays up: a process per read would cost more than the read. */
export class ObjectReader {
  private child: ChildProcessWithoutNullStreams | undefined;
  private waiting: Waiting[] = [];
  private received: Buffer = Buffer.alloc(0);

  constructor(private readonly directory: string) {}

  /** `<sha>` or `<sha>:<path>`; undefined when there is no such object. */
  read(expression: string): Promise<GitObject | undefined> {
    if (/[\n\r\0]/.test(expression)) {
      return Promise.resolve(undefined);
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.running().stdin.write(`${expression}\n`);
    });
  }

  close(): void {
    this.child?.stdin.end();
    this.child = undefined;
  }

  private running(): ChildProcessWithoutNullStreams {
    if (this.child !== undefined) {
      return this.child;
    }
    const child = spawn('git', ['cat-file', '--batch'], {
      cwd: this.directory,
      env: GIT_ENVIRONMENT,
    });
    this.child = child;
    this.received = Buffer.alloc(0);
    child.stdout.on('data', (chunk: Buffer) => {
      this.received =
        this.received.length === 0
          ? chunk
          : Buffer.concat([this.received, chunk]);
      this.drain();
    });
    child.on('error', error => this.fail(child, error));
    child.on('close', () => this.fail(child, new Error('git cat-file ended')));
    return child;
  }

  private fail(child: ChildProcessWithoutNullStreams, error: Error): void {
    if (this.child !== child && this.child !== undefined) {
      return;
    }
    this.child = undefined;
    const waiting = this.waiting;
    this.waiting = [];
    waiting.forEach(each => each.reject(error));
  }

  private drain(): void {
    for (;;) {
      const endOfHeader = this.received.indexOf(10);
      if (endOfHeader < 0) {
        return;
      }
      const header = this.received.subarray(0, endOfHeader).toString();
      const found = /^([0-9a-f]{40}) (\w+) (\d+)$/.exec(header);
      if (found === null) {
        this.received = this.received.subarray(endOfHeader + 1);
        this.waiting.shift()?.resolve(undefined);
        continue;
      }
      const [, sha = '', type = '', length = '0'] = found;
      const end = endOfHeader + 1 + Number(length);
      if (this.received.length < end + 1) {
        return;
      }
      const content = Buffer.from(this.received.subarray(endOfHeader + 1, end));
      this.received = this.received.subarray(end + 1);
      this.waiting.shift()?.resolve({ sha, type, content });
    }
  }
}
