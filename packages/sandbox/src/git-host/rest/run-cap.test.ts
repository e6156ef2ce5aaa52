import express from 'express';
import request from 'supertest';
import { z } from 'zod';
import {
  gitHostUnderTest,
  START_PATIENCE_MS,
  type GitHostUnderTest,
} from '../../testing/git-host-under-test';
import { DeploymentLog } from '../actions/deployment-log';
import { RunLog } from '../actions/run-log';
import { WorkflowRunner } from '../actions/runner';
import type { RepositoryRecord, RunRecord } from '../state/records';
import { actionRoutes } from './actions';

const RUNS = 1_234;
const HOUR = 3_600_000;
const FIRST = Date.UTC(2026, 0, 1);
const PATH = '/repos/saltmarsh/instant-transfers/actions/runs';
const listed = z.object({
  total_count: z.number(),
  workflow_runs: z.array(z.object({ id: z.number(), run_number: z.number() })),
});

let tested: GitHostUnderTest;
let app: express.Express;

/** The repository's runs are replaced by these, one every hour. */
async function manyRuns(): Promise<express.Express> {
  const { state } = tested.host;
  const record = state.repository('saltmarsh', 'instant-transfers');
  if (record === undefined) {
    throw new Error('the company has no instant transfers');
  }
  const runs = new RunLog(state);
  const log = await runs.of(record);
  const headSha = await state.store.resolve(
    'saltmarsh/instant-transfers',
    'main',
  );
  log.splice(
    0,
    log.length,
    ...Array.from({ length: RUNS }, (_, index) =>
      runOf(record, { number: index + 1, headSha: headSha ?? '' }),
    ),
  );
  const deployments = new DeploymentLog(state);
  const { images, errors } = tested;
  const runner = new WorkflowRunner({
    state,
    runs,
    deployments,
    images,
    onError: error => errors.push(error),
  });
  const parts = { state, runs, deployments, runner, images };
  return express().use(actionRoutes(parts));
}

function runOf(
  record: RepositoryRecord,
  { number, headSha }: { readonly number: number; readonly headSha: string },
): RunRecord {
  const createdAt = FIRST + number * HOUR;
  return {
    id: record.id * 10_000 + number,
    workflowId: record.id,
    workflowPath: '.github/workflows/ci.yml',
    workflowName: 'ci',
    runNumber: number,
    event: 'push',
    headSha,
    headBranch: 'main',
    title: `Change ${number}`,
    actor: 'rhea-saltern',
    createdAt,
    referencedWorkflows: [],
    attempts: [
      {
        number: 1,
        actor: 'rhea-saltern',
        startedAt: createdAt,
        status: 'completed',
        conclusion: 'success',
        updatedAt: createdAt + 60_000,
        jobs: [],
      },
    ],
  };
}

beforeAll(async () => {
  tested = await gitHostUnderTest();
  app = await manyRuns();
}, START_PATIENCE_MS);
afterAll(() => tested.close());

/** Follows the Link header to the end, as clients do. */
async function everyRun(query: string) {
  const found: number[] = [];
  let pages = 0;
  let total = 0;
  let next: string | undefined = `${PATH}?${query}`;
  while (next !== undefined) {
    const answer: request.Response = await request(app).get(next).expect(200);
    const page = listed.parse(answer.body);
    found.push(...page.workflow_runs.map(run => run.run_number));
    total = page.total_count;
    pages += 1;
    const link = /<([^>]+)>; rel="next"/.exec(answer.headers.link ?? '')?.[1];
    next =
      link === undefined ? undefined : link.replace(/^.*?\/repos/, '/repos');
  }
  return { found, pages, total };
}

describe('workflow runs at size', () => {
  it('are all reachable when nothing is filtered', async () => {
    const { found, pages, total } = await everyRun('per_page=100');
    expect(new Set(found).size).toBe(RUNS);
    expect({ pages, total }).toEqual({ pages: 13, total: RUNS });
  });

  it.each([
    ['status=success'],
    ['branch=main'],
    ['event=push'],
    ['actor=rhea-saltern'],
    ['created=>=2026-01-01'],
  ])('end after the newest 1,000 when filtered by %s', async filter => {
    const { found, pages, total } = await everyRun(`per_page=100&${filter}`);
    expect([found.length, found[0], found.at(-1)]).toEqual([
      1_000,
      RUNS,
      RUNS - 999,
    ]);
    // The count says that there are more, which is how a client can notice.
    expect({ pages, total }).toEqual({ pages: 10, total: RUNS });
  });

  it('give an empty page beyond the cap', async () => {
    const answer = await request(app)
      .get(`${PATH}?status=success&per_page=100&page=11`)
      .expect(200);
    expect(listed.parse(answer.body).workflow_runs).toEqual([]);
  });

  it('are all reachable by windows of dates that are small enough', async () => {
    const windows = ['2025-12-31..2026-01-25', '2026-01-26..2026-03-31'];
    const found = await Promise.all(
      windows.map(window => everyRun(`per_page=100&created=${window}`)),
    );
    expect(new Set(found.flatMap(each => each.found)).size).toBe(RUNS);
  });
});
