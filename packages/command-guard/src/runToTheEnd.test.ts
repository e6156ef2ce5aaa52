import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { join } from 'node:path';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

// Each is a process of its own, which takes its time on a busy machine.
jest.setTimeout(120_000);

const guard = JSON.stringify(join(__dirname, 'runToTheEnd.ts'));

/** Runs a command as a process of its own: what ends a process without a word cannot be seen from inside it. */
function run(
  work: string,
  options: {
    readonly stdout?: number;
    readonly readOnly?: 'a little';
  } = {},
): Promise<Ended> {
  const program = `require(${guard}).runToTheEnd('assess', async () => { ${work} })`;
  const child = spawn(
    process.execPath,
    ['--require', 'tsx/cjs', '--eval', program],
    { cwd: __dirname, stdio: ['ignore', options.stdout ?? 'pipe', 'pipe'] },
  );
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (options.readOnly) child.stdout?.destroy();
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise(resolve =>
    child.on('close', code => resolve({ code, stdout, stderr })),
  );
}

const oneSentence = /^✗ [^\n]+\n$/;

describe('a command', () => {
  it('ends with its report and its exit code', async () => {
    expect(await run(`return { exitCode: 1, report: 'ill\\n' }`)).toEqual({
      code: 1,
      stdout: 'ill\n',
      stderr: '',
    });
  });

  it('that is called wrongly says how to call it, and is no success', async () => {
    expect(await run(`return { usage: 'assess --config FILE' }`)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'assess --config FILE\n',
    });
  });

  it('writes a long report to a pipe to its end', async () => {
    const { code, stdout } = await run(
      `return { exitCode: 0, report: 'x'.repeat(8_000_000) + 'end' }`,
    );
    expect(code).toBe(0);
    expect(stdout).toHaveLength(8_000_003);
    expect(stdout.endsWith('end')).toBe(true);
  });

  it.each([
    ['waits for what can never come', 'await new Promise(() => {})'],
    [
      'waits for a timer that does not count',
      'await new Promise(done => setTimeout(done, 50).unref()); return { exitCode: 0, report: "late" }',
    ],
    ['is ended by something that it calls', 'process.exit(0)'],
    [
      'ends well and has nothing to say',
      'return { exitCode: 0, report: "\\n" }',
    ],
    ['throws', 'throw new Error("the cluster is gone")'],
    ['throws no error', 'throw "the cluster is gone"'],
    [
      'leaves a rejection behind',
      'Promise.reject(new Error("the cluster is gone")); await new Promise(() => {})',
    ],
    [
      'meets an exception outside of its own work',
      'setTimeout(() => { throw new TypeError("the cluster is gone") }, 1); await new Promise(() => {})',
    ],
    [
      'throws what has no message',
      'throw new AggregateError([new Error("a"), new Error("b")], "")',
    ],
  ])('that %s is one sentence and no success', async (_, work) => {
    const { code, stdout, stderr } = await run(work);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(oneSentence);
  });

  it.each(
    // A device that is always full, which Linux has.
    ['/dev/full'].filter(path => existsSync(path)),
  )(
    'whose report finds no room on %s is one sentence and no success',
    async path => {
      const { code, stderr } = await run(
        `return { exitCode: 0, report: 'text' }`,
        { stdout: openSync(path, 'w') },
      );
      expect(code).toBe(2);
      expect(stderr).toMatch(oneSentence);
      expect(stderr).toMatch(/could not be written: .*no space left/);
    },
  );

  it('whose reader leaves early is no success', async () => {
    const { code, stderr } = await run(
      `return { exitCode: 0, report: 'x'.repeat(8_000_000) }`,
      { readOnly: 'a little' },
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(/^✗ The report could not be written: .*EPIPE/);
  });
});
