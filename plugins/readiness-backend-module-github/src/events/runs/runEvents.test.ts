import { jobSchema, runEvents, runSchema } from './runEvents';

const AT = '2026-09-01T10:00:00Z';
const account = (login: string) => ({ login, type: 'User' });

/** Who asked for each of three attempts of a run. */
function starters(more: object): readonly (string | undefined)[] {
  const run = runSchema.parse({
    ...{ id: 1, path: '.github/workflows/deploy.yml', run_number: 1 },
    ...{ event: 'push', status: 'completed', head_sha: 'a1'.repeat(20) },
    ...{ created_at: AT, updated_at: AT },
    ...more,
  });
  const jobs = [1, 2, 3].map(attempt =>
    jobSchema.parse({
      ...{ id: attempt, name: 'Deploy to production', run_attempt: attempt },
      ...{ status: 'completed', conclusion: 'success' },
      ...{ created_at: AT, started_at: AT, completed_at: AT },
    }),
  );
  const events = runEvents(run, jobs, {
    ...{ id: '42', services: [], host: 'git.example', rules: [] },
    webUrl: 'https://git.example/acme/shop',
  });
  return events.map(event =>
    event.kind === 'deployment' ? event.startedBy?.name : undefined,
  );
}

describe('deployments of a run', () => {
  it('say of the first and the newest attempt who asked for it', () => {
    const asked = {
      actor: account('ada'),
      triggering_actor: account('rhea'),
      run_attempt: 3,
    };
    expect(starters(asked)).toEqual(['ada', undefined, 'rhea']);
  });

  it('say nobody where the account was deleted, or the host does not tell', () => {
    const deleted = { actor: null, triggering_actor: null, run_attempt: 1 };
    expect(starters(deleted)).toEqual([undefined, undefined, undefined]);
    expect(starters({})).toEqual([undefined, undefined, undefined]);
  });
});
