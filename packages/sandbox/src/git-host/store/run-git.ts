import { spawn } from 'node:child_process';
import { devNull } from 'node:os';

export interface GitCall {
  readonly cwd: string;
  readonly args: readonly string[];
  readonly input?: Buffer | string;
}

/** The person's own Git configuration must not change what the sandbox does. */
export const GIT_ENVIRONMENT: NodeJS.ProcessEnv = {
  ...process.env,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_TERMINAL_PROMPT: '0',
  GIT_DIR: undefined,
};

export class GitFailure extends Error {
  constructor(
    args: readonly string[],
    readonly exitCode: number | null,
    readonly stderr: string,
  ) {
    super(
      `git ${args[0] ?? ''} ended with ${String(exitCode)}: ${stderr.trim()}`,
    );
    this.name = 'GitFailure';
  }
}

/** Runs Git to its end and gives what it printed; a failure carries what it complained about. */
export function runGit({ cwd, args, input }: GitCall): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd, env: GIT_ENVIRONMENT });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.stdin.on('error', () => {
      // Git may end before it read everything; its exit code then says why.
    });
    child.on('close', code => {
      if (code === 0) {
        resolve(Buffer.concat(out));
      } else {
        reject(new GitFailure(args, code, Buffer.concat(err).toString()));
      }
    });
    child.stdin.end(input);
  });
}
