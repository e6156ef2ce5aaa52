import {
  MOST_ISSUES,
  SourceError,
  type CollectContext,
  type Issue,
  type IssueReading,
  type Tracker,
} from '@groundwork/plugin-readiness-node';
import {
  githubOf,
  type GithubClient,
  type RepositoryAddress,
} from '@groundwork/source-client/github';
import { z } from 'zod';

const PER_PAGE = 100;

const issueSchema = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  created_at: z.string(),
  closed_at: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  labels: z.array(
    z.union([
      z.string(),
      z.object({ name: z.string().nullish() }).transform(({ name }) => name),
    ]),
  ),
  /** The list holds pull requests, too. */
  pull_request: z.unknown().optional(),
});
type Listed = z.infer<typeof issueSchema>;

/** Issues of a repository that were opened from a time on, newest first, and when its first one was. */
export async function readIssues(
  { config, path: key }: Tracker,
  from: Date,
  { sources }: CollectContext,
): Promise<IssueReading> {
  const hosts = githubOf(sources);
  const host = config.getOptionalString('host');
  const address = hosts.repository(config.getString('repository'), host);
  const { owner, name: repo } = address;
  const source = hosts.target(address).source;
  const request = {
    method: 'GET',
    path: `/repos/${owner}/${repo}/issues`,
    query: { state: 'all', sort: 'created' },
  };
  try {
    const client = hosts.client(address);
    const found = await newest(client, address, from);
    const issues = found.listed.filter(isIssue).map(issueOf);
    const first = await firstIssue(client, address);
    return {
      list: {
        issues,
        isCut: found.isCut,
        ...(first === undefined ? {} : { firstCreatedAt: first }),
      },
      source,
      request,
    };
  } catch (error) {
    throw error instanceof SourceError && error.status === 404
      ? hidden({ source, key, repository: `${owner}/${repo}`, cause: error })
      : error;
  }
}

/** GitHub hides what an account may not see; somebody has named this repository. */
function hidden(of: {
  readonly source: { readonly kind: string; readonly instance: string };
  readonly key: string;
  readonly repository: string;
  readonly cause: SourceError;
}): SourceError {
  const { source, cause } = of;
  return new SourceError(
    'forbidden',
    `The issues of ${of.repository} on ${source.instance}, which ${of.key} names, are hidden from the portal, or not there at all. It needs the right "Issues: read".`,
    { source, cause },
  );
}

async function newest(
  client: GithubClient,
  { owner, name: repo }: RepositoryAddress,
  from: Date,
): Promise<{ readonly listed: readonly Listed[]; readonly isCut: boolean }> {
  const listed: Listed[] = [];
  const isOlder = ({ created_at: at }: Listed) =>
    Date.parse(at) < from.getTime();
  const pages = client.paginate.iterator('GET /repos/{owner}/{repo}/issues', {
    ...{ owner, repo, state: 'all', sort: 'created', direction: 'desc' },
    per_page: PER_PAGE,
  });
  for await (const { data } of pages) {
    const page = z.array(issueSchema).parse(data);
    listed.push(...page.filter(issue => !isOlder(issue)));
    if (page.some(isOlder)) return { listed, isCut: false };
    if (listed.length >= MOST_ISSUES) return { listed, isCut: true };
  }
  return { listed, isCut: false };
}

/** Of the first page from the beginning; one that holds only pull requests says nothing, and then nothing is said. */
async function firstIssue(
  client: GithubClient,
  { owner, name: repo }: RepositoryAddress,
): Promise<string | undefined> {
  const { data } = await client.request('GET /repos/{owner}/{repo}/issues', {
    ...{ owner, repo, state: 'all', sort: 'created', direction: 'asc' },
    per_page: PER_PAGE,
  });
  return z.array(issueSchema).parse(data).find(isIssue)?.created_at;
}

function isIssue({ pull_request: pull }: Listed): boolean {
  return pull === undefined;
}

function issueOf(listed: Listed): Issue {
  const { number, title, body, user, closed_at: closedAt } = listed;
  return {
    id: `#${number}`,
    url: listed.html_url,
    title,
    body: body ?? '',
    labels: listed.labels.flatMap(label => label ?? []),
    createdAt: listed.created_at,
    ...(closedAt ? { closedAt } : {}),
    ...(user ? { reporter: { githubLogin: user.login } } : {}),
  };
}
