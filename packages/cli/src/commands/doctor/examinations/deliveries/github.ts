import type { SourceClient, SourceClients } from '@groundwork/source-client';
import { githubOf } from '@groundwork/source-client/github';
import { z } from 'zod';
import { ask } from '../../ask';
import type { Finding } from '../../finding';
import { organisationsOf, type UsedOrganisation } from '../usedOrganisations';
import { nothingToTry, probe } from './probe';

const repositoriesSchema = z.array(
  z.object({ name: z.string(), has_issues: z.boolean() }),
);

/** What the collectors of events read of a repository, and the right that it takes. */
interface Read {
  readonly kind: string;
  readonly path: string;
  readonly right: string;
}

const reads: readonly Read[] = [
  { kind: 'deployments', path: 'deployments', right: 'Deployments: read' },
  { kind: 'runs', path: 'actions/runs', right: 'Actions: read' },
  { kind: 'environments', path: 'environments', right: 'Actions: read' },
  { kind: 'pull requests', path: 'pulls', right: 'Pull requests: read' },
  { kind: 'commits', path: 'commits', right: 'Contents: read' },
];
const issues: Read = {
  ...{ kind: 'incidents', path: 'issues', right: 'Issues: read' },
};

/** A line for each right, tried on the repository of each organisation that was changed last. */
export async function githubDeliveries(
  sources: SourceClients,
): Promise<readonly Finding[]> {
  const github = githubOf(sources);
  const known = organisationsOf(sources.config).filter(({ host }) =>
    github.hosts.some(each => each.host === host),
  );
  const findings = await Promise.all(
    known.map(organisation => examineOne(organisation, sources)),
  );
  return findings.flat();
}

async function examineOne(
  { host, name: owner }: UsedOrganisation,
  sources: SourceClients,
): Promise<readonly Finding[]> {
  const github = githubOf(sources);
  const target = (of: string) =>
    sources.client(github.target({ host, owner: of }));
  const client = target(owner);
  const listed = await ask(client, `/orgs/${encodeURIComponent(owner)}/repos`, {
    query: { per_page: '100', sort: 'pushed' },
    what: `the repositories of ${owner}`,
  });
  const found = repositoriesSchema.safeParse(
    listed.kind === 'answered' ? listed.body : undefined,
  );
  const [first] = found.data ?? [];
  const subject = `${host}/${owner}`;
  if (!first) {
    return [
      nothingToTry(
        subject,
        'the token sees no repository, so which of their deliveries it may read is not known',
      ),
    ];
  }
  const findings = await Promise.all(
    reads.map(({ kind, path, right }) =>
      tryRight(
        client,
        { host, slug: `${owner}/${first.name}` },
        { kind, path, right },
      ),
    ),
  );
  const hosts = github.hosts.map(each => each.host);
  const slugs = incidentRepositories(sources, host === hosts[0]);
  const withIssues = found.data?.find(({ has_issues: has }) => has);
  const tried = [
    ...slugs,
    ...(slugs.length === 0 && withIssues
      ? [`${owner}/${withIssues.name}`]
      : []),
  ];
  const incidents = await Promise.all(
    tried.map(slug =>
      tryRight(target(slug.split('/')[0] ?? ''), { host, slug }, issues),
    ),
  );
  return [...findings, ...incidents];
}

/** Those that the configuration names; one without a host is on the first. */
function incidentRepositories(
  { config }: SourceClients,
  isFirst: boolean,
): readonly string[] {
  return isFirst
    ? config.getOptionalStringArray(
        'readiness.github.delivery.incidentRepositories',
      ) ?? []
    : [];
}

function tryRight(
  client: SourceClient,
  { host, slug }: { readonly host: string; readonly slug: string },
  { kind, path, right }: Read,
): Promise<Finding> {
  return probe(
    client,
    `/repos/${slug}/${path}`,
    {
      subject: `${host}/${slug} ${kind}`,
      what: `the ${kind}`,
      missing: right,
      fix: `give the token, or the GitHub App, the repository permission ${right}, and access to the repositories of the services`,
    },
    { per_page: '1' },
  );
}
