import { attestationsFile } from './content/platform-files';
import { BOT_LOGIN } from './state/directory';
import { fullNameOf, type GitHostState } from './state/git-host-state';

const PATH = 'attestations.yaml';

/** Commits the register so that exactly these teams attest a shared document. */
export async function applyAttestations(
  state: GitHostState,
  teams: readonly string[],
): Promise<void> {
  const record = state.repository(
    state.company.organisation,
    'platform-register',
  );
  if (record === undefined) {
    throw new RangeError('the company has no register');
  }
  const before = await state.store.resolve(
    fullNameOf(record),
    record.defaultBranch,
  );
  const attesting = state.company.teams
    .filter(team => teams.includes(team.name))
    .map(team => ({ ...team, secrets: 'shared-document' as const }));
  const after = await state.store.write(fullNameOf(record), {
    ref: `refs/heads/${record.defaultBranch}`,
    author: {
      name: BOT_LOGIN,
      email: `${BOT_LOGIN}@saltmarsh.example`,
      at: state.clock.now(),
    },
    message: 'Update the attestations',
    files: [
      { path: PATH, content: attestationsFile(attesting, state.company) },
    ],
  });
  state.moved(record, {
    branch: record.defaultBranch,
    before: before ?? '0'.repeat(40),
    after,
    pusher: BOT_LOGIN,
  });
}
