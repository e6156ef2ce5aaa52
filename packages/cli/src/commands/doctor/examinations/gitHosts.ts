import { ScmIntegrations } from '@backstage/integration';
import type { SourceClients } from '@groundwork/source-client';
import { githubOf } from '@groundwork/source-client/github';
import { z } from 'zod';
import { ask, type Answer } from '../ask';
import type { Examination, Finding } from '../finding';
import { refusal } from '../refusal';
import { examineOrganisation } from './gitOrganisation';
import { organisationsOf, type UsedOrganisation } from './usedOrganisations';

const area = 'git-host';

const rateSchema = z.object({
  resources: z.object({
    core: z.object({ limit: z.number(), remaining: z.number() }),
  }),
});

/** Below this share of the hourly allowance the catalog's next refresh may not come through. */
const LOW_RATE = 0.1;

/** Every GitHub host that the configuration names, with the organisations that the catalog reads there. */
export function examineGitHosts(sources: SourceClients): Examination {
  return {
    area,
    async examine() {
      const used = organisationsOf(sources.config);
      const configured = githubOf(sources).hosts.filter(
        ({ host, token, apps }) =>
          // Without credentials or use it is nobody's intention.
          Boolean(token || apps?.length) ||
          used.some(entry => entry.host === host),
      );
      const names = new Set([
        ...configured.map(({ host }) => host),
        ...used.map(({ host }) => host),
      ]);
      const findings = await Promise.all(
        [...names].map(name =>
          examineHost(
            name,
            used.filter(({ host }) => host === name),
            sources,
          ),
        ),
      );
      return [
        ...findings.flat(),
        ...otherHosts(ScmIntegrations.fromConfig(sources.config)),
      ];
    },
  };
}

async function examineHost(
  host: string,
  used: readonly UsedOrganisation[],
  sources: SourceClients,
): Promise<readonly Finding[]> {
  const scope = { host, owner: used[0]?.name ?? '' };
  const missing = await whyNoToken(sources, scope);
  if (missing !== undefined) {
    return [
      {
        area,
        subject: host,
        outcome: 'cannot-be-read',
        says: missing,
        fix: 'set token or apps of that host under integrations.github',
      },
    ];
  }
  const http = sources.client(githubOf(sources).target(scope));
  const rate = await ask(http, '/rate_limit', { what: 'its allowance' });
  const first = rateFinding(host, rate);
  if (first.outcome === 'cannot-be-read') return [first];
  const rest = await Promise.all(
    used.map(organisation =>
      examineOrganisation(
        sources.client(
          githubOf(sources).target({ host, owner: organisation.name }),
        ),
        organisation,
      ),
    ),
  );
  return [first, ...rest.flat()];
}

/** Undefined where there is one. */
async function whyNoToken(
  sources: SourceClients,
  scope: { readonly host: string; readonly owner: string },
): Promise<string | undefined> {
  const github = githubOf(sources);
  if (!github.hosts.some(({ host }) => host === scope.host))
    return 'integrations.github does not name it';
  try {
    return (await github.gitToken(scope))
      ? undefined
      : 'there is no token for it';
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `its GitHub App gave no token: ${reason}`;
  }
}

function rateFinding(host: string, answer: Answer): Finding {
  const base = { area, subject: host } as const;
  if (answer.kind === 'silent')
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: answer.reason,
      fix: 'check apiBaseUrl of that host and the way there',
    };
  if (answer.status === 401)
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: refusal({
        source: { kind: 'github', instance: host },
        status: answer.status,
      }),
      fix: 'make a new token; it may have expired or been revoked',
    };
  const refused = refusalOf(answer);
  if (refused) return { ...base, outcome: 'cannot-be-read', ...refused };
  const rate = rateSchema.safeParse(answer.body);
  if (answer.status !== 200 || !rate.success)
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: `it answers ${answer.status}, and not as GitHub does`,
      fix: 'check apiBaseUrl of that host: https://api.github.com, or https://<host>/api/v3',
    };
  const { limit, remaining } = rate.data.resources.core;
  const scopes = answer.headers['x-oauth-scopes'];
  const says = `the token is valid${
    scopes ? ` with ${scopes}` : ''
  }; ${remaining} of ${limit} requests left this hour`;
  return remaining < limit * LOW_RATE
    ? {
        ...base,
        outcome: 'advice',
        says,
        fix: 'give the portal a token of its own, or a GitHub App, whose allowance is larger',
      }
    : { ...base, outcome: 'can-be-read', says };
}

/** GitHub's own words for a token that it knows and does not serve. */
function refusalOf({
  status,
  headers,
}: Extract<Answer, { kind: 'answered' }>):
  | { readonly says: string; readonly fix: string }
  | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const wait = headers['retry-after'];
  if (status === 429 || wait || headers['x-ratelimit-remaining'] === '0')
    return {
      says: `the request allowance is used up (${status})${
        wait ? `, for another ${wait} s` : ''
      }`,
      fix: 'wait, and give the portal a token of its own, or a GitHub App, whose allowance is larger',
    };
  const sso = /url=(\S+)/.exec(headers['x-github-sso'] ?? '')?.[1];
  return {
    says: 'refused (403): the host knows the token and serves nothing to it',
    fix: sso
      ? `authorise the token for single sign-on at ${sso}`
      : 'check that its owner is not suspended and that no list of allowed addresses keeps this machine out',
  };
}

/** Hosts that the portal can use for reading files, but that this doctor does not know. */
function otherHosts(scm: ScmIntegrations): readonly Finding[] {
  return scm
    .list()
    .filter(({ type }) =>
      ['gitlab', 'gitea', 'azure', 'bitbucketServer'].includes(type),
    )
    .filter(
      ({ title }) =>
        !['gitlab.com', 'gitea.com', 'dev.azure.com'].includes(title),
    )
    .map(({ type, title }) => ({
      area,
      subject: title,
      outcome: 'not-examined',
      says: `hosts of type ${type} are not examined`,
    }));
}
