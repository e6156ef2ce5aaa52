import type { SourceClient, SourceClients } from '@groundwork/source-client';
import {
  jenkinsOf,
  type JenkinsController,
} from '@groundwork/source-client/jenkins';
import { z } from 'zod';
import { ask, type Answer } from '../ask';
import type { Examination, Finding } from '../finding';
import { refusal } from '../refusal';

const area = 'jenkins';

const rootSchema = z.object({
  jobs: z.array(
    z.object({
      name: z.string(),
      jobs: z.array(z.object({ name: z.string() })).nullish(),
    }),
  ),
});

/** Every Jenkins controller: is the account known, may it read jobs, and may it do more than that. */
export function examineJenkins(sources: SourceClients): Examination {
  return {
    area,
    async examine() {
      const jenkins = jenkinsOf(sources);
      const findings = await Promise.all(
        jenkins.all.map(controller =>
          examineController(controller, jenkins.client(controller)),
        ),
      );
      return findings.flat();
    },
  };
}

async function examineController(
  { name }: JenkinsController,
  client: SourceClient,
): Promise<readonly Finding[]> {
  const root = await ask(client, '/api/json', {
    query: { tree: 'jobs[name,jobs[name]]' },
    what: 'the list of jobs',
  });
  const first = jobsFinding(name, root);
  return first.outcome === 'cannot-be-read'
    ? [first]
    : [first, ...(await tooMuch(name, client))];
}

function jobsFinding(name: string, root: Answer): Finding {
  const base = { area, subject: name } as const;
  const refused = { ...base, outcome: 'cannot-be-read' } as const;
  if (root.kind === 'silent')
    return {
      ...refused,
      says: root.reason,
      fix: 'check baseUrl of the controller and the way there',
    };
  const { status, headers } = root;
  const source = { kind: 'jenkins', instance: name };
  if (status === 401)
    return {
      ...refused,
      says: refusal({ source, status }),
      fix: "make a token on the account's page in Jenkins, and set username and apiKey",
    };
  if (status === 403)
    return headers['x-you-are-authenticated-as'] === 'anonymous'
      ? {
          ...refused,
          says: 'the controller reads nobody without an account (403)',
          fix: 'set username and apiKey; a variable that they name may not be set',
        }
      : {
          ...refused,
          says: refusal({ source, status, what: 'the list of jobs' }),
          missing: 'Overall/Read',
          fix: 'give the account Overall/Read, and Job/Read where its jobs are',
        };
  const parsed = rootSchema.safeParse(root.body);
  if (status !== 200 || !parsed.success)
    return {
      ...refused,
      says: `the list of jobs answers ${status}, and not as Jenkins does`,
      fix: 'check baseUrl of the controller, with its path where it has one',
    };
  const count = parsed.data.jobs.reduce(
    (sum, { jobs }) => sum + (jobs?.length ?? 1),
    0,
  );
  // Jenkins leaves out what the account may not see, so an empty list is also what a missing right looks like.
  return count > 0
    ? { ...base, outcome: 'can-be-read', says: readable(count, headers) }
    : {
        ...base,
        outcome: 'advice',
        says: 'the list of jobs is empty: there are none, or the account sees none',
        fix: 'give the account Job/Read where its jobs are',
      };
}

function readable(
  count: number,
  headers: Readonly<Record<string, string>>,
): string {
  const version = headers['x-jenkins'];
  const jobs = count === 1 ? '1 job' : `${count} jobs`;
  return `${jobs} can be read${version ? `, Jenkins ${version}` : ''}`;
}

/** The portal reads jobs; an account that sees the administration is more than it needs. */
async function tooMuch(
  name: string,
  client: SourceClient,
): Promise<readonly Finding[]> {
  const base = { area, subject: `${name} account` } as const;
  const plugins = await ask(client, '/pluginManager/api/json', {
    query: { tree: 'plugins[shortName]' },
    what: 'the list of plugins',
  });
  if (plugins.kind === 'answered' && plugins.status === 200)
    return [
      {
        ...base,
        outcome: 'advice',
        says: 'the account may also see how the controller is administered',
        fix: 'give jenkins.instances an account with Overall/Read and Job/Read only',
      },
    ];
  return plugins.kind === 'answered' && plugins.status === 403
    ? []
    : [
        {
          ...base,
          outcome: 'not-examined',
          says: 'Jenkins does not say whether the account may do more than read jobs',
        },
      ];
}
