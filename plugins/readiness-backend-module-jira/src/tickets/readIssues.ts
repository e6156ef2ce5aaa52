import {
  MOST_ISSUES,
  type CollectContext,
  type Issue,
  type IssueReading,
  type Stay,
  type Tracker,
} from '@groundwork/plugin-readiness-node';
import {
  jiraOf,
  type JiraInstance,
  type JiraInstances,
} from '@groundwork/source-client/jira';
import { z } from 'zod';
import { wordsOf } from './richText';
import { staysOf } from './stays';

const PAGE_SIZE = 100;
const DAY_MS = 86_400_000;
const FIELDS = [
  'summary',
  'description',
  'issuetype',
  'labels',
  'created',
  'resolutiondate',
  'reporter',
  'timespent',
  'status',
] as const;

/** `2026-10-30T09:00:00.000+0000`, as ISO time. */
const timeSchema = z
  .string()
  .transform(text => Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')))
  .refine(ms => !Number.isNaN(ms), 'not a time')
  .transform(ms => new Date(ms).toISOString());

const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string().nullish(),
    description: z.unknown().optional(),
    issuetype: z.object({ name: z.string() }).nullish(),
    labels: z.array(z.string()).nullish(),
    created: timeSchema,
    resolutiondate: timeSchema.nullish(),
    reporter: z.object({ emailAddress: z.string().nullish() }).nullish(),
    timespent: z.number().nullish(),
    status: z.object({ id: z.string() }).nullish(),
  }),
});
type Found = z.output<typeof issueSchema>;

const firstSchema = z.object({ fields: z.object({ created: timeSchema }) });

/** Tickets of a project that were opened from a time on, newest first, and when its first one was. */
export async function readIssues(
  { config }: Tracker,
  from: Date,
  { sources }: CollectContext,
): Promise<IssueReading> {
  const jira = jiraOf(sources);
  const instance = jira.instance(config.getOptionalString('instance'));
  const project = config.getString('project');
  await jira.checkProject(instance, project);
  const also = config.getOptionalString('jql');
  const which = [`project = "${project}"`, ...(also ? [`(${also})`] : [])].join(
    ' AND ',
  );
  const { issues, isCut } = await newest({ jira, instance }, which, from);
  const stays = await staysOf(jira, instance, issues);
  const first = await firstOf({ jira, instance }, which);
  return {
    list: {
      issues: issues.map(issue =>
        issueOf(issue, instance, stays.get(issue.id)),
      ),
      isCut,
      ...(first === undefined ? {} : { firstCreatedAt: first }),
    },
    source: instance.target.source,
    request: {
      method: 'GET',
      path: '/rest/api/3/search/jql',
      query: { jql: which },
    },
  };
}

interface Site {
  readonly jira: JiraInstances;
  readonly instance: JiraInstance;
}

async function newest(
  { jira, instance }: Site,
  which: string,
  from: Date,
): Promise<{ readonly issues: readonly Found[]; readonly isCut: boolean }> {
  // A day in JQL begins where the account lives, so that one more is asked for.
  const day = new Date(from.getTime() - DAY_MS).toISOString().slice(0, 10);
  const pages = jira.search(instance, {
    jql: `${which} AND created >= "${day}" ORDER BY created DESC`,
    fields: FIELDS,
    pageSize: PAGE_SIZE,
    schema: issueSchema,
  });
  const issues: Found[] = [];
  for await (const page of pages) {
    issues.push(
      ...page.filter(
        ({ fields }) => Date.parse(fields.created) >= from.getTime(),
      ),
    );
    if (issues.length >= MOST_ISSUES) return { issues, isCut: true };
  }
  return { issues, isCut: false };
}

async function firstOf(
  { jira, instance }: Site,
  which: string,
): Promise<string | undefined> {
  const pages = jira.search(instance, {
    jql: `${which} ORDER BY created ASC`,
    fields: ['created'],
    pageSize: 1,
    schema: firstSchema,
  });
  for await (const [first] of pages) return first?.fields.created;
  return undefined;
}

function issueOf(
  { key, fields }: Found,
  { baseUrl }: JiraInstance,
  inProgress: readonly Stay[] | undefined,
): Issue {
  const { resolutiondate: closedAt, timespent, reporter } = fields;
  const type = fields.issuetype?.name;
  return {
    id: key,
    url: `${baseUrl}/browse/${encodeURIComponent(key)}`,
    title: fields.summary ?? '',
    body: wordsOf(fields.description),
    labels: [...(fields.labels ?? []), ...(type === undefined ? [] : [type])],
    createdAt: fields.created,
    ...(closedAt ? { closedAt } : {}),
    ...(reporter?.emailAddress
      ? { reporter: { email: reporter.emailAddress } }
      : {}),
    ...(timespent ? { loggedHours: timespent / 3600 } : {}),
    ...(inProgress ? { inProgress } : {}),
  };
}
