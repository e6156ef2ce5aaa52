import { ciRunOf, runStatus } from './workflowRuns';

describe('runStatus', () => {
  it.each([
    ['queued', null, 'queued'],
    ['waiting', null, 'waiting'],
    ['in_progress', null, 'running'],
    ['completed', 'success', 'passed'],
    ['completed', 'timed_out', 'failed'],
    ['completed', 'skipped', 'cancelled'],
    ['completed', 'action_required', 'waiting'],
    ['completed', 'neutral', 'unknown'],
    ['completed', null, 'unknown'],
    ['something new', null, 'unknown'],
  ])('of %s and %s is %s', (status, conclusion, word) => {
    expect(runStatus({ status, conclusion })).toBe(word);
  });
});

describe('ciRunOf', () => {
  const run = {
    id: 7,
    name: 'ci',
    head_sha: 'a'.repeat(40),
    event: 'push',
    status: 'completed',
    conclusion: 'success',
    html_url: 'https://git.test/acme/payments/actions/runs/7',
    run_attempt: 2,
    run_started_at: '2026-11-20T10:00:00Z',
    created_at: '2026-11-02T10:00:00Z',
    updated_at: '2026-11-20T10:04:30Z',
  };

  it('measures the attempt and not the age of a run that was started again', () => {
    expect(ciRunOf(run)).toMatchObject({ attempt: 2, durationMs: 270_000 });
  });

  it('has no duration when the clock ran backwards', () => {
    expect(
      ciRunOf({ ...run, updated_at: '2026-11-20T09:59:59Z' }).durationMs,
    ).toBeUndefined();
  });
});
