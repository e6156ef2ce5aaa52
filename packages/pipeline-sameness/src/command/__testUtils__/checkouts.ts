import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  reportPipelines,
  type PipelinesReport,
  type RepositoryRow,
} from '../report';

/** Where a repository's workflow lies. */
export const WORKFLOW = '.github/workflows/release.yml';
/** Tests, then builds and pushes an image. */
export const PLAIN = `
on: { push: { branches: [main] } }
jobs:
  test:
    strategy: { matrix: { node: [20, 22] } }
    steps: [{ uses: actions/checkout@v4 }, { run: npm test }]
  ship:
    needs: test
    steps: [{ uses: actions/checkout@v4 }, { uses: docker/build-push-action@v6, with: { push: true } }]
`;
/** Delivers by a workflow of another repository. */
export const CALLER = `
on: { push: { tags: ['v*'] } }
jobs:
  release:
    uses: acme/pipelines/.github/workflows/service.yml@v2.3
    with: { environment: production }
`;
/** The workflow that {@link CALLER} calls. */
export const SERVICE = `
on: { workflow_call: { inputs: { environment: { type: string, default: staging } } } }
jobs:
  build: { steps: [{ uses: actions/checkout@v4 }, { run: docker build -t app . && docker push app }] }
  deploy:
    needs: build
    environment: \${{ inputs.environment }}
    steps: [{ run: helm upgrade --install app chart }]
`;

/** A folder of checkouts for each test of the block; `given` adds files to it and reports on all of them. */
export function temporaryCheckouts() {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pipelines-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const at = (...names: readonly string[]) => join(root, ...names);
  return {
    at,
    given(files: Readonly<Record<string, string>>): PipelinesReport {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(at(name)), { recursive: true });
        writeFileSync(at(name), text);
      }
      return reportPipelines(root);
    },
  };
}

/** One repository of a report. */
export function row(report: PipelinesReport, name: string): RepositoryRow {
  const found = report.repositories.find(
    repository => repository.name === name,
  );
  if (!found) throw new Error(`no repository ${name}`);
  return found;
}
