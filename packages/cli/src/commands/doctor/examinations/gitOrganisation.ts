import type { SourceClient } from '@groundwork/source-client';
import { ask } from '../ask';
import type { Finding } from '../finding';
import { refusal, type Refusal } from '../refusal';
import type { UsedOrganisation } from './usedOrganisations';

const area = 'git-host';

/** A read that the portal makes of an organisation, and the right it takes on both kinds of token. */
const reads = [
  {
    what: 'repositories',
    path: 'repos',
    right: 'Metadata: read (classic: repo)',
  },
  {
    what: 'members',
    path: 'members',
    right: 'Members: read (classic: read:org)',
  },
  { what: 'teams', path: 'teams', right: 'Members: read (classic: read:org)' },
] as const;

/** What a token without the right is answered; GitHub hides what it may not see. */
const RIGHTS_MISSING: ReadonlySet<number> = new Set([401, 403, 404]);

/** One finding per read of an organisation that the portal makes. */
export async function examineOrganisation(
  http: SourceClient,
  { host, name }: UsedOrganisation,
): Promise<readonly Finding[]> {
  return Promise.all(
    reads.map(async ({ what, path, right }): Promise<Finding> => {
      const answer = await ask(
        http,
        `/orgs/${encodeURIComponent(name)}/${path}`,
        { query: { per_page: '1' }, what: `the ${what} of ${name}` },
      );
      const base = { area, subject: `${host}/${name} ${what}` } as const;
      if (answer.kind === 'silent')
        return {
          ...base,
          outcome: 'cannot-be-read',
          says: answer.reason,
          fix: 'try again; the host itself answered',
        };
      if (answer.status !== 200)
        return {
          ...base,
          outcome: 'cannot-be-read',
          says: refusalOf(answer.status, {
            source: http.target.source,
            what: `the ${what} of ${name}`,
          }),
          ...(RIGHTS_MISSING.has(answer.status)
            ? {
                missing:
                  answer.headers['x-accepted-github-permissions'] || right,
                fix: `give the token ${right} on the organisation ${name}`,
              }
            : { fix: 'try again; that is no answer about rights' }),
        };
      if (!Array.isArray(answer.body))
        return {
          ...{ ...base, outcome: 'cannot-be-read' },
          says: 'the answer is no list, which GitHub would give',
          fix: 'check apiBaseUrl of that host',
        };
      return answer.body.length > 0
        ? { ...base, outcome: 'can-be-read', says: 'can be read' }
        : {
            ...base,
            outcome: 'advice',
            says: 'the answer is an empty list: there are none, or the token sees none',
            fix: `if the organisation has ${what}, give the token ${right}`,
          };
    }),
  );
}

function refusalOf(status: number, asked: Omit<Refusal, 'status'>): string {
  if (status === 404) return 'not found, or the token may not see it (404)';
  if (status === 401 || status === 403) return refusal({ ...asked, status });
  if (status === 429) return 'the request allowance is used up (429)';
  return `answers ${status}`;
}
