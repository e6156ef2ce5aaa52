import {
  knownPipelineOf,
  pipelineOf,
  workflow,
} from '../__testUtils__/repository';
import { rankOf } from './triggers';

const SHIPS = 'ship: { steps: [{ run: docker push app }] }';
const ship = (on: string, jobs = SHIPS) => ({
  '.github/workflows/ship.yml': `name: ship\n${workflow(jobs, on)}`,
});
const ci = (on: string) => ({
  '.github/workflows/ci.yml': `name: CI\n${workflow(
    't: { steps: [{ run: npm test }] }',
    on,
  )}`,
});

describe('what starts a delivery', () => {
  it.each([
    'push: { tags: ["v*"] }',
    'release: { types: [published] }',
    'workflow_dispatch: ',
    'check_run: { types: [completed] }',
  ])('may be %s', on => {
    expect(pipelineOf(ship(on)).outcome).toBe('known');
  });

  it.each([
    'pull_request: ',
    'issue_comment: ',
    'workflow_call: ',
    'push: { branches: [gh-pages] }',
  ])('is not %s', on => {
    expect(pipelineOf(ship(on)).outcome).toBe('unknown');
  });

  it('is a closed pull request that was merged', () => {
    const on = 'pull_request: { types: [closed] }';
    expect(pipelineOf(ship(on)).outcome).toBe('unknown');
    const merged =
      "ship: { if: 'github.event.pull_request.merged == true', steps: [{ run: docker push app }] }";
    expect(pipelineOf(ship(on, merged)).outcome).toBe('known');
  });

  it('is a run after the one of a pull request only where it is told to look for the default branch', () => {
    const on = (more: string) => `workflow_run: { workflows: [CI]${more} }`;
    const before = ci('pull_request: , push: ');
    expect(pipelineOf({ ...ship(on('')), ...before }).outcome).toBe('unknown');
    expect(
      pipelineOf({ ...ship(on(', branches: [main]')), ...before }).outcome,
    ).toBe('known');
    expect(
      pipelineOf({ ...ship(on('')), ...ci('push: { branches: [main] }') })
        .outcome,
    ).toBe('known');
  });

  it('orders what a person starts after what builds it', () => {
    const pipeline = knownPipelineOf({
      '.github/workflows/a-redeploy.yml': workflow(
        'd: { environment: production, steps: [{ run: helm upgrade app chart }] }',
        'workflow_dispatch: ',
      ),
      '.github/workflows/z-build.yml': workflow(SHIPS),
    });
    expect(pipeline.fingerprint.stages).toEqual([
      'publish',
      'deploy:production',
    ]);
    expect(pipeline.triggers).toEqual(['push:default', 'workflow_dispatch']);
  });

  it('leaves jobs out that only pull requests have', () => {
    const jobs = `
preview: { if: "github.event_name == 'pull_request'", steps: [{ run: cf push preview }] }
${SHIPS}`;
    expect(knownPipelineOf(ship('push: , pull_request: ', jobs))).toMatchObject(
      {
        delivery: 'image',
      },
    );
  });
});

describe('the place of a workflow in the sequence', () => {
  it.each([
    [0, ['push', 'pull_request', 'pull_request_target']],
    [1, ['create', 'release', 'registry_package']],
    [2, ['workflow_run', 'check_run', 'check_suite', 'deployment']],
    [3, ['schedule', 'repository_dispatch']],
    [4, ['workflow_dispatch', 'anything else']],
  ])('is %i where one of these starts it: %j', (rank, events) => {
    for (const event of events) expect(rankOf([event])).toBe(rank);
    expect(rankOf(['workflow_dispatch', ...events])).toBe(rank);
  });
});
