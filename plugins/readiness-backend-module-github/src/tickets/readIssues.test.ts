import { ConfigReader } from '@backstage/config';
import {
  readTrackers,
  TicketsCollector,
} from '@groundwork/plugin-readiness-node';
import type { Routes } from '@groundwork/plugin-readiness-node/testUtils';
import { fakeGitHub, type FakeHost } from '../__testUtils__/fakeGitHub';
import { readIssues } from './readIssues';

const PATH = '/repos/acme/support/issues';
const NEWEST = `${PATH}?state=all&sort=created&direction=desc&per_page=100`;
const OLDEST = `${PATH}?state=all&sort=created&direction=asc&per_page=100`;

const trackers = readTrackers(
  new ConfigReader({
    readiness: { tickets: [{ kind: 'github', repository: 'acme/support' }] },
  }),
  'github',
  config => config.getString('repository'),
);

/** An issue as GitHub lists it, with the fields that are read. */
const issue = (number: number, createdAt: string, more: object = {}) => ({
  number,
  html_url: `https://git.example/acme/support/issues/${number}`,
  title: `How do I get ${number}?`,
  body: null,
  created_at: createdAt,
  closed_at: null,
  user: { login: 'ada' },
  labels: [{ name: 'how-to' }],
  ...more,
});

describe('issues of a repository on GitHub', () => {
  let host: FakeHost;
  afterEach(() => host.close());
  const look = async (routes: Routes) => {
    host = await fakeGitHub(routes);
    const [tracker] = trackers;
    if (!tracker) throw new Error('No tracker');
    return host.look(
      new TicketsCollector('github', trackers, readIssues),
      tracker.subject,
    );
  };

  it('are read newest first up to the beginning of the weeks, without pull requests', async () => {
    const record = await look({
      [NEWEST]: {
        headers: { link: `<URL${PATH}?page=2>; rel="next"` },
        body: [
          issue(7, '2026-10-30T09:00:00Z'),
          issue(6, '2026-10-29T09:00:00Z', { pull_request: { url: 'u' } }),
          issue(5, '2026-10-20T09:00:00Z', { user: null, labels: ['how-to'] }),
          issue(4, '2026-01-20T09:00:00Z'),
        ],
      },
      [OLDEST]: { body: [issue(1, '2026-01-02T09:00:00Z')] },
    });
    expect(record).toMatchObject({
      outcome: 'observed',
      source: { kind: 'github', instance: 'git.example' },
      request: { path: PATH },
      value: {
        tickets: [{ id: '#7' }, { id: '#5' }],
        withoutTeam: 2,
        questions: { of: 2 },
      },
    });
    // The older one ended the reading: the second page was not asked for.
    expect(host.requests).toEqual([`GET ${NEWEST}`, `GET ${OLDEST}`]);
  });

  it('that nobody ever opened leave no week that could be counted', async () => {
    const record = await look({
      [NEWEST]: { body: [] },
      [OLDEST]: { body: [] },
    });
    expect(record).toMatchObject({ outcome: 'observed', value: { weeks: [] } });
  });

  it.each([
    { status: 404, reason: 'forbidden', words: /"Issues: read"/ },
    { status: 403, reason: 'forbidden', words: /git\.example/ },
    { status: 401, reason: 'unauthorized', words: /git\.example/ },
    { status: 410, reason: 'not_found', words: /git\.example/ },
    { status: 502, reason: 'server_error', words: /git\.example/ },
  ])(
    'that are refused with $status are failed: $reason',
    async ({ status, reason, words }) => {
      const record = await look({ [PATH]: { status, body: {} } });
      expect(record).toMatchObject({ outcome: 'failed', reason });
      expect(record.message).toMatch(words);
      expect(record).not.toHaveProperty('value');
    },
  );

  it('that are limited say so', async () => {
    const record = await look({
      [PATH]: {
        status: 429,
        headers: { 'retry-after': '1' },
        body: {},
      },
    });
    expect(record).toMatchObject({ outcome: 'failed', reason: 'rate_limited' });
  });
});
