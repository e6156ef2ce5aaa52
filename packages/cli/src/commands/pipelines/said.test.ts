import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { printReport } from './print';
import {
  reportPipelines,
  type PipelinesReport,
  type RepositoryRow,
} from './report';

const WORKFLOW = '.github/workflows/release.yml';
const PLAIN = `
on: { push: { branches: [main] } }
jobs:
  test:
    strategy: { matrix: { node: [20, 22] } }
    steps: [{ uses: actions/checkout@v4 }, { run: npm test }]
  ship:
    needs: test
    steps: [{ uses: actions/checkout@v4 }, { uses: docker/build-push-action@v6, with: { push: true } }]
`;
const CALLER = `
on: { push: { tags: ['v*'] } }
jobs:
  release:
    uses: acme/pipelines/.github/workflows/service.yml@v2.3
    with: { environment: production }
`;
const SERVICE = `
on: { workflow_call: { inputs: { environment: { type: string, default: staging } } } }
jobs:
  build: { steps: [{ uses: actions/checkout@v4 }, { run: docker build -t app . && docker push app }] }
  deploy:
    needs: build
    environment: \${{ inputs.environment }}
    steps: [{ run: helm upgrade --install app chart }]
`;

describe('what the pipelines report says', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pipelines-said-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function given(files: Readonly<Record<string, string>>): PipelinesReport {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return reportPipelines(root);
  }
  function row(report: PipelinesReport, name: string): RepositoryRow {
    const found = report.repositories.find(
      repository => repository.name === name,
    );
    if (!found) throw new Error(`no repository ${name}`);
    return found;
  }

  it('says of each repository what its slice rests on, what starts it and where it goes', () => {
    const report = given({
      [`a/${WORKFLOW}`]: CALLER,
      'pipelines/.github/workflows/service.yml': SERVICE,
    });
    expect(row(report, 'a')).toMatchObject({
      byReference: true,
      basis: 'deploys',
      confidence: 0.8,
      triggers: ['push:tag'],
      environments: ['production'],
    });
    expect(row(report, 'pipelines')).toMatchObject({
      byReference: null,
      basis: null,
      confidence: null,
    });
  });

  it('calls a class by its template, else by its plainest member', () => {
    const report = given({
      [`a/${WORKFLOW}`]: CALLER,
      [`b/${WORKFLOW}`]: CALLER,
      [`c/${WORKFLOW}`]: PLAIN,
      'pipelines/.github/workflows/service.yml': SERVICE,
    });
    expect(
      report.classes.map(({ name, members }) => ({ name, members })),
    ).toEqual([
      { name: 'service.yml@v2', members: ['a', 'b'] },
      { name: 'like c', members: ['c'] },
    ]);
    const text = printReport(report);
    expect(text.split('\n')[0]).toBe(
      '3 repositories deliver in 2 different ways; the most common one, service.yml@v2, covers 2 of them. The pipelines of 1 more are unknown.',
    );
    expect(text).toMatch(/ {2}service\.yml@v2 +\| like c\n/);
    expect(text).toMatch(/ {2}deploy:production +\|\n/);
  });

  it('widens the numbers of the organisation by what is unknown', () => {
    const files = { [`a/${WORKFLOW}`]: PLAIN, [`b/${WORKFLOW}`]: PLAIN };
    const { organisation } = given({
      ...files,
      'c/.drone.yml': 'kind: pipeline',
    });
    expect(organisation.dominance).toBe(1);
    expect(organisation.bounds?.dominance.lo).toBeCloseTo(2 / 3);
    expect(organisation.bounds?.dominance.hi).toBe(1);
    const fewer = given({
      'd/.drone.yml': 'kind: pipeline',
      'e/.drone.yml': 'kind: pipeline',
    });
    expect(fewer.organisation.dominance).toBeNull();
    expect(fewer.organisation.coverage).toBeCloseTo(0.4);
  });

  it('finds a Jenkins library by what it defines, and by the repository that the register names', () => {
    const library =
      'def call(body) { node { stage("Ship") { sh "docker push app" } } }';
    const found = given({
      'a/Jenkinsfile': "ship('a')",
      'tools/vars/ship.groovy': library,
    });
    expect(row(found, 'a')).toMatchObject({
      basis: 'image',
      byReference: true,
    });
    const named = given({
      'b/Jenkinsfile': "@Library('house@v2') _\nbring('b')",
      'groovy/vars/bring.groovy': library,
      'pipelines.yaml': 'libraries: [{ name: house, repository: groovy }]',
    });
    expect(row(named, 'b')).toMatchObject({ basis: 'image', opaque: [] });
  });
});
