import type { SourceClient, SourceClients } from '@groundwork/source-client';
import { argocdOf } from '@groundwork/source-client/argocd';
import { z } from 'zod';
import { ask, type Answer } from '../ask';
import type { Examination, Finding } from '../finding';
import { refusal } from '../refusal';

const area = 'argocd';

const userSchema = z.object({
  loggedIn: z.boolean().optional(),
  username: z.string().optional(),
});
const listSchema = z.object({
  items: z
    .array(
      z.object({
        spec: z.object({ project: z.string() }).partial().optional(),
      }),
    )
    // Argo CD writes null where it has none; without the key it is another answer.
    .nullable(),
});
const canSchema = z.object({ value: z.string() });

/** Every Argo CD instance: is the token known, may it read applications, and may it do more than that. */
export function examineArgocd(sources: SourceClients): Examination {
  return {
    area,
    async examine() {
      const { all, unreadable } = argocdOf(sources);
      const findings = await Promise.all(
        all.map(({ name, token }) =>
          token === undefined
            ? [withoutToken(name)]
            : examineInstance(name, argocdOf(sources).client(name).http),
        ),
      );
      return [
        ...findings.flat(),
        ...unreadable.map(
          ({ type, says }): Finding => ({
            area,
            subject: type,
            outcome: 'not-examined',
            says,
          }),
        ),
      ];
    },
  };
}

function withoutToken(name: string): Finding {
  return {
    area,
    subject: name,
    outcome: 'cannot-be-read',
    says: 'the instance has no token',
    fix: 'set token of the instance; a variable that it names may not be set',
  };
}

async function examineInstance(
  name: string,
  http: SourceClient,
): Promise<readonly Finding[]> {
  const base = { area, subject: name } as const;
  const user = await ask(http, '/api/v1/session/userinfo', {
    what: 'who the portal is',
  });
  if (user.kind === 'silent')
    return [
      {
        ...base,
        outcome: 'cannot-be-read',
        says: user.reason,
        fix: 'check url of the instance and the way there',
      },
    ];
  const known = userSchema.safeParse(user.body);
  if (user.status === 401 || (known.success && known.data.loggedIn === false))
    return [invalidToken(name, user.status)];
  const list = await ask(http, '/api/v1/applications', {
    // Argo CD knows a fixed set of fields, and leaves out what is asked for below one of them.
    query: { fields: 'items.metadata.name,items.spec' },
    what: 'the list of applications',
  });
  const first = applicationsFinding(name, list);
  if (first.outcome === 'cannot-be-read') return [first];
  return [first, ...(await tooMuch(name, http, projectsOf(list)))];
}

/** The projects whose applications the token sees. */
function projectsOf(list: Answer): readonly string[] {
  const parsed =
    list.kind === 'answered' ? listSchema.safeParse(list.body) : undefined;
  const items = parsed?.data?.items ?? [];
  return [...new Set(items.flatMap(({ spec }) => spec?.project ?? []))];
}

function applicationsFinding(name: string, list: Answer): Finding {
  const base = { area, subject: name } as const;
  const fix =
    'add to policy.csv: p, role:groundwork, applications, get, */*, allow and g, groundwork, role:groundwork';
  const missing = 'applications, get, */*';
  if (list.kind === 'silent')
    return {
      ...{ ...base, outcome: 'cannot-be-read', says: list.reason },
      fix: 'check url of the instance and the way there',
    };
  if (list.status === 401) return invalidToken(name, list.status);
  if (list.status === 403)
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: refusal({
        source: { kind: 'argocd', instance: name },
        status: list.status,
        what: 'the list of applications',
      }),
      missing,
      fix,
    };
  const parsed = listSchema.safeParse(list.body);
  if (list.status !== 200 || !parsed.success)
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: `the list of applications answers ${list.status}, and not as Argo CD does`,
      fix: 'check url of the instance: it is the API server, not a sign-in page in front of it',
    };
  const count = parsed.data.items?.length ?? 0;
  // Argo CD leaves out what the token may not see, so an empty list is also what a missing right looks like.
  return count > 0
    ? {
        ...base,
        outcome: 'can-be-read',
        says: `${count} applications can be read`,
      }
    : {
        ...base,
        outcome: 'advice',
        says: 'the list of applications is empty: there are none, or the token sees none',
        fix,
      };
}

function invalidToken(name: string, status: number): Finding {
  return {
    area,
    subject: name,
    outcome: 'cannot-be-read',
    says: refusal({ source: { kind: 'argocd', instance: name }, status }),
    fix: 'argocd account generate-token --account groundwork',
  };
}

/** Enough to tell a token that writes from one that reads, without a question per project of a large company. */
const MOST_PROJECTS = 3;

/** The portal reads; a token that may sync or delete is more than it needs. */
async function tooMuch(
  name: string,
  http: SourceClient,
  projects: readonly string[],
): Promise<readonly Finding[]> {
  const base = { area, subject: `${name} token` } as const;
  // A right on one project is no right on all of them, and Argo CD answers for exactly what is asked.
  const objects = ['*', ...projects.slice(0, MOST_PROJECTS).map(p => `${p}/*`)];
  const asked = await Promise.all(
    ['create', 'sync', 'delete'].flatMap(action =>
      objects.map(async object => ({
        action,
        answer: await ask(
          http,
          `/api/v1/account/can-i/applications/${action}/${object}`,
        ),
      })),
    ),
  );
  const said = asked.map(({ action, answer }) => ({
    action,
    value:
      answer.kind === 'answered' && answer.status === 200
        ? canSchema.safeParse(answer.body).data?.value
        : undefined,
  }));
  if (said.some(({ value }) => value === undefined))
    return [
      {
        ...base,
        outcome: 'not-examined',
        says: 'Argo CD does not say whether the token may do more than read',
      },
    ];
  const may = said.filter(({ value }) => value === 'yes');
  if (may.length === 0) return [];
  const actions = [...new Set(may.map(({ action }) => action))];
  return [
    {
      ...base,
      outcome: 'advice',
      says: `the token may also ${actions.join(', ')} applications`,
      fix: 'give argocd.appLocatorMethods a token of an account that may only get applications',
    },
  ];
}
