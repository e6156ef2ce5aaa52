import type { CiRun, CiRuns } from '@groundwork/plugin-ci-runs-common';

/** A run that passed on the default branch, with what a test says differently. */
export function run(changes: Partial<CiRun> = {}): CiRun {
  return {
    id: '101',
    name: 'build',
    engine: 'github-actions',
    status: 'passed',
    branch: 'main',
    sha: '4f2c1a9d0b7e4f2c1a9d0b7e4f2c1a9d0b7e4f2c',
    event: 'push',
    actor: 'a-developer',
    startedAt: '2026-11-21T08:04:00.000Z',
    durationMs: 185_000,
    url: 'https://git.example/example/checkout/actions/runs/101',
    title: 'Round half to even',
    attempt: 1,
    ...changes,
  };
}

/** The answer of the backend with these runs. */
export function answer(runs: CiRun[], changes: Partial<CiRuns> = {}): CiRuns {
  return {
    entityRef: 'component:default/checkout',
    asOf: '2026-11-21T10:04:00.000Z',
    repository: 'example/checkout',
    url: 'https://git.example/example/checkout/actions',
    engines: ['github-actions'],
    outcome: runs.length > 0 ? 'observed' : 'absent',
    runs,
    totalCount: runs.length,
    sources: [
      {
        engine: 'github-actions',
        name: 'Git host git.example',
        outcome: runs.length > 0 ? 'observed' : 'absent',
        url: 'https://git.example/example/checkout/actions',
        readAt: '2026-11-21T10:04:00.000Z',
      },
    ],
    ...changes,
  };
}
