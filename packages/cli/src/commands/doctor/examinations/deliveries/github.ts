import type { SourceClient, SourceClients } from '@groundwork/source-client';
import { githubOf } from '@groundwork/source-client/github';
import { z } from 'zod';
import type { Finding } from '../../finding';
import { organisationsOf, type UsedOrganisation } from '../usedOrganisations';
import {
  cannotBeRead,
  nothingToTry,
  readAs,
  tried,
  type NeededRight,
  type Probe,
} from './probe';

const repositoriesSchema = z.array(
  z.object({ name: z.string(), has_issues: z.boolean() }),
);
type Repository = z.output<typeof repositoriesSchema>[number];

/** Those that were changed last. */
const repositoriesOf = (
  owner: string,
): Probe<z.output<typeof repositoriesSchema>> => ({
  path: `/orgs/${encodeURIComponent(owner)}/repos`,
  schema: repositoriesSchema,
  query: { per_page: '100', sort: 'pushed' },
});

/** What the collectors of events read of a repository, and the right that it takes. */
interface Read {
  readonly kind: string;
  readonly path: string;
  readonly right: string;
  readonly schema: z.ZodType;
}

const list = z.array(z.unknown());

const reads: readonly Read[] = [
  {
    kind: 'deployments',
    path: 'deployments',
    right: 'Deployments: read',
    schema: list,
  },
  {
    kind: 'runs',
    path: 'actions/runs',
    right: 'Actions: read',
    schema: z.object({ workflow_runs: list }),
  },
  {
    kind: 'environments',
    path: 'environments',
    right: 'Actions: read',
    schema: z.object({ environments: list }),
  },
  {
    kind: 'pull requests',
    path: 'pulls',
    right: 'Pull requests: read',
    schema: list,
  },
  { kind: 'commits', path: 'commits', right: 'Contents: read', schema: list },
];
const issues: Read = {
  ...{ kind: 'incidents', path: 'issues', right: 'Issues: read', schema: list },
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
  const listing = {
    ...{ subject: `${host}/${owner}`, what: `the repositories of ${owner}` },
    ...grant('Metadata: read'),
  };
  let repositories: readonly Repository[];
  try {
    repositories = await readAs(client, repositoriesOf(owner), listing);
  } catch (error) {
    return [cannotBeRead(listing, error)];
  }
  const [first] = repositories;
  if (!first) {
    return [
      nothingToTry(
        listing.subject,
        'the token sees no repository, so which of their deliveries it may read is not known',
      ),
    ];
  }
  const findings = await Promise.all(
    reads.map(read =>
      tryRight(client, { host, slug: `${owner}/${first.name}` }, read),
    ),
  );
  const hosts = github.hosts.map(each => each.host);
  const slugs = incidentRepositories(sources, host === hosts[0]);
  const withIssues = repositories.find(({ has_issues: has }) => has);
  const wanted = [
    ...slugs,
    ...(slugs.length === 0 && withIssues
      ? [`${owner}/${withIssues.name}`]
      : []),
  ];
  const incidents = await Promise.all(
    wanted.map(slug =>
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
  { kind, path, right, schema }: Read,
): Promise<Finding> {
  return tried(
    {
      ...{ subject: `${host}/${slug} ${kind}`, what: `the ${kind}` },
      ...grant(right),
    },
    asked =>
      readAs(
        client,
        { path: `/repos/${slug}/${path}`, schema, query: { per_page: '1' } },
        asked,
      ),
  );
}

function grant(right: string): Pick<NeededRight, 'missing' | 'fix'> {
  return {
    missing: right,
    fix: `give the token, or the GitHub App, the repository permission ${right}, and access to the repositories of the services`,
  };
}
