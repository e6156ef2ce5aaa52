import type { Config } from '@backstage/config';
import { z } from 'zod';
import { ask } from '../ask';
import type { Examination, Finding } from '../finding';

const area = 'argocd';

const userSchema = z.object({
  loggedIn: z.boolean().optional(),
  username: z.string().optional(),
});
const listSchema = z.object({ items: z.array(z.unknown()).nullish() });
const canSchema = z.object({ value: z.string() });

/** Every Argo CD instance: is the token known, may it read applications, and may it do more than that. */
export function examineArgocd(config: Config): Examination {
  return {
    area,
    async examine() {
      const methods =
        config.getOptionalConfigArray('argocd.appLocatorMethods') ?? [];
      const instances = methods.flatMap(
        method => method.getOptionalConfigArray('instances') ?? [],
      );
      const findings = await Promise.all(
        instances.map(instance =>
          examineInstance({
            name: instance.getString('name'),
            url: instance.getString('url').replace(/\/$/, ''),
            token: instance.getString('token'),
          }),
        ),
      );
      return findings.flat();
    },
  };
}

interface Instance {
  readonly name: string;
  readonly url: string;
  readonly token: string;
}

async function examineInstance({
  name,
  url,
  token,
}: Instance): Promise<readonly Finding[]> {
  const base = { area, subject: name } as const;
  const headers = { authorization: `Bearer ${token}` };
  const user = await ask({ url: `${url}/api/v1/session/userinfo`, headers });
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
    return [
      {
        ...base,
        outcome: 'cannot-be-read',
        says: `the token is not valid (${user.status})`,
        fix: 'argocd account generate-token --account groundwork',
      },
    ];
  const list = await ask({
    url: `${url}/api/v1/applications?fields=items.metadata.name`,
    headers,
  });
  return [
    applicationsFinding(name, list),
    ...(await tooMuch(name, url, headers)),
  ];
}

function applicationsFinding(
  name: string,
  list: Awaited<ReturnType<typeof ask>>,
): Finding {
  const base = { area, subject: name } as const;
  const fix =
    'add to policy.csv: p, role:groundwork, applications, get, */*, allow and g, groundwork, role:groundwork';
  const missing = 'applications, get, */*';
  if (list.kind === 'silent')
    return { ...base, outcome: 'cannot-be-read', says: list.reason, fix };
  const parsed = listSchema.safeParse(list.body);
  if (list.status !== 200 || !parsed.success)
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: `the list of applications answers ${list.status}`,
      missing,
      fix,
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

/** The portal reads; a token that may sync or delete is more than it needs. */
async function tooMuch(
  name: string,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<readonly Finding[]> {
  const may: string[] = [];
  for (const action of ['create', 'sync', 'delete']) {
    const answer = await ask({
      url: `${url}/api/v1/account/can-i/applications/${action}/*`,
      headers,
    });
    if (answer.kind === 'silent' || answer.status !== 200) continue;
    const can = canSchema.safeParse(answer.body);
    if (can.success && can.data.value === 'yes') may.push(action);
  }
  if (may.length === 0) return [];
  return [
    {
      area,
      subject: `${name} token`,
      outcome: 'advice',
      says: `the token may also ${may.join(', ')} applications`,
      fix: 'give argocd.appLocatorMethods a token of an account that may only get applications',
    },
  ];
}
