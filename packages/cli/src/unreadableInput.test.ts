import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The commands of the libraries are programs of their own, which promise the same. */
const PROGRAMS: Readonly<Record<string, string>> = {
  vectors: join(__dirname, '../../delivery-metrics/bin/delivery-metrics'),
  pipelines: join(__dirname, '../../pipeline-sameness/bin/pipeline-sameness'),
};

/** How a command is called: as one of `groundwork`, or as the program that it is. */
function programOf([name = '', ...rest]: readonly string[]) {
  const own = PROGRAMS[name];
  return own
    ? [own, ...rest]
    : [join(__dirname, '../bin/groundwork'), ...(name ? [name] : []), ...rest];
}

/** A program's first bytes: no text in any encoding. */
const BINARY = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 0xff, 0xfe, 10, 0]);

// Each is a process of its own, which takes its time on a busy machine.
jest.setTimeout(120_000);

const caseOf = (input: object) => ({
  id: 'X1',
  title: 'a case',
  input: { window: ['2026-08-31T00:00:00Z', '2026-09-28T00:00:00Z'], ...input },
  expect: {},
});
const AT = '2026-09-01T00:00:00Z';
/** A pattern with more ways through a title than anybody can wait for. */
const RUNAWAY = {
  config: { hotfix: '(a+)+$' },
  commits: [
    { sha: 'a0', parents: [], authoredAt: AT },
    { sha: 'a1', parents: ['a0'], authoredAt: AT, pr: 1 },
  ],
  prs: [
    {
      number: 1,
      createdAt: AT,
      mergedAt: AT,
      commits: [],
      title: `${'a'.repeat(100_000)}!`,
    },
  ],
  deployments: ['a0', 'a1'].map((sha, index) => ({
    id: sha,
    service: 's',
    env: 'prod',
    sha,
    status: 'success',
    startedAt: AT,
    finishedAt: `2026-09-0${index + 1}T00:00:00Z`,
  })),
};

const NEED = 'id: a, title: t, owner: o, declaredAt: 2026-11-01';
/** A list of lists of lists, as long as a book when written out. */
const BOMB = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  .map((name, index, all) =>
    index === 0
      ? `${name}: &${name} [x,x,x,x,x,x,x,x,x]`
      : `${name}: &${name} [${Array(9)
          .fill(`*${all[index - 1]}`)
          .join(',')}]`,
  )
  .join('\n');
const REGISTERS: Readonly<Record<string, string | Buffer>> = {
  'good.yaml': `engineers: 3\nneeds:\n  - { ${NEED} }\n`,
  'marked.yaml': '\uFEFFengineers: 3\n',
  'slips.yaml': `engineers: few\nneeds:\n  - { ${NEED} }\n  - { ${NEED}, costs: 3 }\n`,
  'blank.yaml': '',
  'ten-megabytes.yaml': `needs: [${'x, '.repeat(3_500_000)}]`,
  'three-megabytes.yaml': `needs: [${'x, '.repeat(1_000_000)}]`,
  'bomb.yaml': BOMB,
  'list.yaml': '- a\n',
  'half.yaml': 'needs: [\n',
  'binary.yaml': BINARY,
};

function createdFile(file: string): string {
  writeFileSync(file, '');
  return file;
}

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
    'marked.json': `\uFEFF${JSON.stringify([
      caseOf({ commits: [{ sha: 'a1', parents: [] }] }),
    ])}`,
    'marked-well.json': `\uFEFF${JSON.stringify([caseOf({})])}`,
    'million.json': JSON.stringify([
      caseOf({ deployments: Array.from({ length: 1_000_000 }, () => 1) }),
    ]),
    'deep.json': '['.repeat(1_000_000),
    'runaway.json': JSON.stringify([caseOf(RUNAWAY)]),
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
    ...REGISTERS,
  };
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  // Of no size on a disk that keeps no empty blocks, and of 600 MB for whoever reads it.
  truncateSync(createdFile(join(folder, 'large.json')), 600_000_000);
  // A link that leads to itself can be opened by nobody, whatever rights they have.
  symlinkSync(join(folder, 'circle'), join(folder, 'circle'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[]) {
  const child = spawn(process.execPath, programOf(args), {
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
    ['a file of 600 MB', ['vectors', 'large.json']],
    ['a file without end', ['vectors', '/dev/zero']],
    ['brackets without end', ['vectors', 'deep.json']],
    ['a slip after a byte-order mark', ['vectors', 'marked.json']],
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
    ['a file that is not there', ['registers', 'missing.yaml']],
    ['a folder', ['registers', 'no-checkouts']],
    ['a file that nobody can open', ['registers', 'circle']],
    ['a file without end', ['registers', '/dev/zero']],
    [
      'a file that is not there beside others',
      ['registers', 'good.yaml', 'missing.yaml'],
    ],
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

  it('a file with a million slips lists the first', async () => {
    const { exitCode, stdout, stderr } = await run(['vectors', 'million.json']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(
      /^✗ million\.json: Not a file of worked cases:(\n {2}case X1: input\.deployments\[\d+\]: .+){20}\n {2}these are the first; there may be more\n$/,
    );
  });

  it.each([['runaway.json'], ['marked-well.json']])(
    'what is unusual and right is computed: %s',
    async file => {
      const { exitCode, stdout } = await run(['vectors', file]);
      expect({ exitCode, stdout }).toEqual({
        exitCode: 0,
        stdout: 'ok   X1 a case\n1 cases: 1 as expected, 0 different\n',
      });
    },
  );

  it.each([['binary-pipeline'], ['folder-pipeline']])(
    'one pipeline of many is unknown with its reason: %s',
    async place => {
      const { exitCode, stdout } = await run(['pipelines', place]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/\S {2}\(1 repository\)\n {2}shop\n/);
      expect(stdout).toMatch(/0 of 1 pipelines read/);
    },
  );
});

describe('registers', () => {
  it.each([
    [['good.yaml'], 'good.yaml: 2 entries, all understood\n'],
    [['marked.yaml'], 'marked.yaml: 1 entry, all understood\n'],
    [
      ['good.yaml', 'marked.yaml'],
      'good.yaml: 2 entries, all understood\nmarked.yaml: 1 entry, all understood\n',
    ],
  ])('that are understood are a success: %j', async (files, report) => {
    expect(await run(['registers', ...files])).toEqual({
      exitCode: 0,
      stdout: report,
      stderr: '',
    });
  });

  it('name each slip with its line and its field', async () => {
    expect(await run(['registers', 'slips.yaml', 'good.yaml'])).toEqual({
      exitCode: 1,
      stdout: [
        'slips.yaml:1: engineers has to be a whole number, or count with by and at',
        'slips.yaml:4: needs[2].costs is not known here',
        'slips.yaml: 1 entry understood, 2 problems',
        'good.yaml: 2 entries, all understood',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it.each([
    ['blank.yaml', 'The file is empty'],
    ['ten-megabytes.yaml', 'The file has more than 8 MiB'],
    ['three-megabytes.yaml', 'YAML of 3000009 characters'],
    ['bomb.yaml', '.*alias.*'],
    ['list.yaml', 'A register has sections.*'],
    ['half.yaml', '.* at line 2, column 1:?'],
    ['binary.yaml', 'The file is no UTF-8 text'],
  ])(
    'that are none as a whole are named with the reason: %s',
    async (file, says) => {
      const { exitCode, stdout, stderr } = await run(['registers', file]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
      expect(stdout).toMatch(new RegExp(`^${file}: ${says}\n$`, 'i'));
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
    [['registers']],
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
