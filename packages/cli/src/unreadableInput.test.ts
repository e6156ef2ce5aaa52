import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const COMMAND = join(__dirname, '../bin/groundwork');
/** A program's first bytes: no text in any encoding. */
const BINARY = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 0xff, 0xfe, 10, 0]);

// Each is a process of its own, which takes its time on a busy machine.
jest.setTimeout(120_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-unreadable-'));
  const files: Readonly<Record<string, string | Buffer>> = {
    'empty.json': '',
    'half.json': '[{\n  "id": "X1",\n',
    'other.json': '{"cases": []}',
    'none.json': '[]',
    'wrong.json': '[{"id":"X1"}]',
    'binary.json': BINARY,
    'binary-register/pipelines.yaml': BINARY,
    'binary-register/shop/Jenkinsfile': 'node { sh "make" }',
    'empty-register/pipelines.yaml': '',
    'empty-register/shop/Jenkinsfile': 'node { sh "make" }',
    'large-register/pipelines.yaml': 'x'.repeat(1024 * 1024 + 1),
    'large-register/shop/Jenkinsfile': 'node { sh "make" }',
    'folder-register/pipelines.yaml/readme': 'a folder of that name',
    'folder-register/shop/Jenkinsfile': 'node { sh "make" }',
    'binary-pipeline/shop/.github/workflows/ship.yml': BINARY,
    'folder-pipeline/shop/.github/workflows/ship.yml/readme': 'a folder',
    'no-checkouts/readme.md': 'nothing',
  };
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  // A link that leads to itself can be opened by nobody, whatever rights they have.
  symlinkSync(join(folder, 'circle'), join(folder, 'circle'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[]) {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise<{
    readonly exitCode: number | null;
    readonly stdout: string;
    readonly stderr: string;
  }>(resolve =>
    child.on('close', exitCode => resolve({ exitCode, stdout, stderr })),
  );
}

describe('what a command cannot read is one sentence that names it, and no success', () => {
  it.each([
    ['a file that is not there', ['vectors', 'missing.json']],
    ['a folder', ['vectors', 'no-checkouts']],
    ['a path through a file', ['vectors', 'empty.json/below']],
    ['a name that is too long', ['vectors', 'x'.repeat(300)]],
    ['a file that nobody can open', ['vectors', 'circle']],
    ['an empty file', ['vectors', 'empty.json']],
    ['half a file', ['vectors', 'half.json']],
    ['a binary file', ['vectors', 'binary.json']],
    ['JSON of another form', ['vectors', 'other.json']],
    ['a list without a case', ['vectors', 'none.json']],
    [
      'an unreadable file beside others',
      ['vectors', 'none.json', 'empty.json'],
    ],
    ['a folder that is not there', ['pipelines', 'missing']],
    ['a file', ['pipelines', 'empty.json']],
    ['a path through a file', ['pipelines', 'empty.json/below']],
    ['a folder that nobody can open', ['pipelines', 'circle']],
    ['a folder without checkouts', ['pipelines', 'no-checkouts']],
    ['a binary register', ['pipelines', 'binary-register']],
    ['an empty register', ['pipelines', 'empty-register']],
    ['a register that is too large', ['pipelines', 'large-register']],
    ['a register that is a folder', ['pipelines', 'folder-register']],
    ['a folder that is not there', ['pipelines', '--json', 'missing']],
    ['a file that is not there', ['assess', '--config', 'missing.yaml']],
    ['a binary file', ['assess', '--config', 'binary.json']],
    ['an empty file', ['assess', '--config', 'empty.json']],
    ['a file that is not there', ['doctor', '--config', 'missing.yaml']],
    ['a binary file', ['configuration', '--config', 'binary.json']],
    ['an option that there is not', ['assess', '--conifg', 'app-config.yaml']],
  ])('%s: %j', async (_, args) => {
    const { exitCode, stdout, stderr } = await run(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    // eslint-disable-next-line no-control-regex
    expect(stderr).toMatch(/^✗ [^\n\0]+\n$/);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it('a file with several slips lists them all', async () => {
    const { exitCode, stdout, stderr } = await run(['vectors', 'wrong.json']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(
      /^✗ wrong\.json: Not a file of worked cases:(\n {2}case X1: .+){3}\n$/,
    );
  });

  it.each([['binary-pipeline'], ['folder-pipeline']])(
    'one pipeline of many is unknown with its reason: %s',
    async place => {
      const { exitCode, stdout } = await run(['pipelines', place]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/shop .* unknown: \S/);
      expect(stdout).toMatch(/0 of 1 pipelines read/);
    },
  );
});

describe('how a command is called', () => {
  it.each([
    [[]],
    [['verdict']],
    [['assess']],
    [['assess', '--config', 'none.json', '--json', '--markdown']],
    [['doctor']],
    [['pipelines']],
    [['pipelines', '.', '--yaml']],
    [['vectors']],
  ])('is said on the other stream, without success: %j', async args => {
    const { exitCode, stdout, stderr } = await run(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/groundwork|usage|npm run/);
  });

  it.each([[['--help']], [['assess', '--help']], [['doctor', '--help']]])(
    'is the report of whoever asks for it: %j',
    async args => {
      const { exitCode, stdout } = await run(args);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/groundwork|npm run/);
    },
  );
});
