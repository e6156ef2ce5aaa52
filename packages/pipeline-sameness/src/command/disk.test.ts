import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { printReport } from './print';
import { reportPipelines, type RepositoryRow } from './report';

const WORKFLOW = '.github/workflows/release.yml';
const SHIPS =
  'on: { push: { branches: [main] } }\njobs: { j: { steps: [{ run: docker push app }] } }';

describe('checkouts that cannot be read as they are', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pipelines-disk-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function given(path: string, text?: string): string {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text !== undefined) writeFileSync(file, text);
    return file;
  }
  function row(name: string): RepositoryRow | undefined {
    const { repositories } = reportPipelines(root);
    // The others are read all the same.
    if (repositories.find(each => each.name === 'sound')?.basis !== 'image')
      throw new Error('a sound repository was not read');
    return repositories.find(each => each.name === name);
  }

  beforeEach(() => given(`sound/${WORKFLOW}`, SHIPS));

  it('name a workflow file of more than a mebibyte', () => {
    given(`a/${WORKFLOW}`, `#${'x'.repeat(1024 * 1024)}`);
    expect(row('a')?.unknown).toMatch(/release\.yml is larger than 1 MiB/);
  });

  it('name a link that leads out of the repository', () => {
    const outside = given('elsewhere.txt', SHIPS);
    symlinkSync(outside, given(`a/${WORKFLOW}`));
    expect(row('a')?.unknown).toMatch(
      /release\.yml is a link that leads out of its folder/,
    );
  });

  it('name a folder that cannot be listed', () => {
    const loop = given('a/.github/workflows');
    symlinkSync(loop, loop);
    given('a/.git/config', '');
    expect(row('a')?.unknown).toMatch(/ELOOP.*workflows/);
  });

  it('name a pipe, and the command does not wait for it', () => {
    execFileSync('mkfifo', [given(`a/${WORKFLOW}`)]);
    execFileSync('mkfifo', [given('a/catalog-info.yaml')]);
    const program = resolve(__dirname, 'main.ts');
    const ended = spawnSync(
      process.execPath,
      ['--import', 'tsx', program, root, '--json'],
      { encoding: 'utf8', timeout: 60_000 },
    );
    expect(ended.status).toBe(0);
    expect(ended.stdout).toMatch(/release\.yml is not a regular file/);
    expect(ended.stderr).toMatch(
      /a\/catalog-info\.yaml: catalog-info\.yaml is not a regular file/,
    );
  }, 90_000);

  it('are told by reason in the report for a person', () => {
    given(`a/${WORKFLOW}`, 'jobs: [');
    given('b/.drone.yml', 'kind: pipeline');
    given('c/.drone.yml', 'kind: pipeline');
    const text = printReport(reportPipelines(root));
    expect(text).toMatch(/^Only 1 of 4 pipelines could be read/);
    expect(text).toMatch(
      /pipelines of drone are not read yet {2}\(2 repositories\)\n {2}b, c/,
    );
  });
});

describe('many repositories', () => {
  it('are read in time that grows with their number', () => {
    const root = mkdtempSync(join(tmpdir(), 'pipelines-many-'));
    try {
      for (let n = 0; n < 150; n += 1) {
        const file = join(root, `r${n}`, WORKFLOW);
        mkdirSync(dirname(file), { recursive: true });
        const steps = Array.from(
          { length: 20 },
          (_, step) => `{ run: tool-${(n * 7 + step) % 40} go }`,
        ).join(', ');
        writeFileSync(
          file,
          `on: push\njobs: { j: { steps: [${steps}, { run: docker push app }] } }`,
        );
      }
      const start = Date.now();
      const report = reportPipelines(root);
      expect(report.organisation.coverage).toBe(1);
      expect(Date.now() - start).toBeLessThan(20_000);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }, 40_000);
});
