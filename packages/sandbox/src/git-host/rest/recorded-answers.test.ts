import { z } from 'zod';
import { shapeDifferences } from '../../recorded/shape';
import {
  gitHostUnderTest,
  START_PATIENCE_MS,
  type GitHostUnderTest,
} from '../../testing/git-host-under-test';
import { recordedAnswer } from '../../testing/recorded-answers';

/** What GitHub has added since. */
const OPTIONAL = [
  'has_discussions',
  'archived_at',
  'status',
  'verification.verified_at',
  'notification_setting',
  'teams[].type',
];

const REPO = '/repos/saltmarsh/buoy-watch';
let tested: GitHostUnderTest;

interface Exchange {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly accept?: string;
  readonly optional?: readonly string[];
}

const ask = ({ method = 'GET', path, body, accept }: Exchange) =>
  tested.ask(path, {
    method,
    ...(accept === undefined ? {} : { headers: { accept } }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

beforeAll(async () => {
  tested = await gitHostUnderTest();
  const created = await ask({
    method: 'POST',
    path: '/orgs/saltmarsh/repos',
    body: { name: 'buoy-watch', auto_init: true },
  });
  if (!created.ok) {
    throw new Error(`the repository was not made: ${await created.text()}`);
  }
}, START_PATIENCE_MS);
afterAll(() => tested.close());

/** Asks what was asked of GitHub and compares status and shape. */
async function expectAsRecorded(
  [scenario, place]: readonly [string, number],
  exchange: Exchange,
): Promise<Response> {
  const recorded = recordedAnswer(scenario, place);
  const answer = await ask(exchange);
  const text = await answer.text();
  expect(answer.status).toBe(recorded.status);
  const isJson = (answer.headers.get('content-type') ?? '').startsWith(
    'application/json',
  );
  expect(
    shapeDifferences(
      recorded.response,
      isJson ? z.json().parse(JSON.parse(text)) : text,
      { optional: [...OPTIONAL, ...(exchange.optional ?? [])] },
    ),
  ).toEqual([]);
  return answer;
}

describe('answers have the shape of those that GitHub gave', () => {
  it.each([
    ['a repository', ['get-repository', 0], REPO],
    ['a folder', ['get-content', 0], `${REPO}/contents/`],
    [
      'a branch without protection',
      ['branch-protection', 0],
      `${REPO}/branches/main/protection`,
    ],
  ] as const)('%s', async (_name, recorded, path) => {
    expect(await expectAsRecorded(recorded, { path })).toBeDefined();
  });

  it('the organisation, to its owner', async () => {
    expect.hasAssertions();
    await expectAsRecorded(['get-organization', 0], {
      path: '/orgs/saltmarsh',
      // The recorded organisation never wrote its name.
      optional: ['name'],
    });
  });

  it('a file as it is', async () => {
    expect.hasAssertions();
    await expectAsRecorded(['get-content', 1], {
      path: `${REPO}/contents/README.md`,
      accept: 'application/vnd.github.v3.raw',
    });
  });

  it('a new file', async () => {
    expect.hasAssertions();
    await expectAsRecorded(['create-file', 0], {
      method: 'PUT',
      path: `${REPO}/contents/test.txt`,
      body: recordedAnswer('create-file', 0).body,
    });
  });

  it('a branch that is made, moved and removed', async () => {
    expect.hasAssertions();
    const commits = z
      .array(z.object({ sha: z.string() }))
      .parse(await (await ask({ path: `${REPO}/commits` })).json());
    const [newest, oldest] = [commits[0]?.sha, commits.at(-1)?.sha];
    const path = `${REPO}/git/refs`;
    await expectAsRecorded(['git-refs', 1], {
      method: 'POST',
      path,
      body: { ref: 'refs/heads/test', sha: oldest },
    });
    await expectAsRecorded(['git-refs', 2], {
      method: 'PATCH',
      path: `${path}/heads/test`,
      body: { sha: newest },
    });
    await expectAsRecorded(['git-refs', 4], {
      method: 'DELETE',
      path: `${path}/heads/test`,
    });
  });

  it('a branch that is protected, in two ways, and not any more', async () => {
    expect.hasAssertions();
    const path = `${REPO}/branches/main/protection`;
    await expectAsRecorded(['branch-protection', 1], {
      method: 'PUT',
      path,
      body: recordedAnswer('branch-protection', 1).body,
    });
    await expectAsRecorded(['branch-protection', 2], {
      method: 'PUT',
      path,
      body: {
        required_status_checks: { strict: true, contexts: ['foo/bar'] },
        required_pull_request_reviews: {
          dismissal_restrictions: { users: ['rhea-saltern'], teams: [] },
          dismiss_stale_reviews: true,
          require_code_owner_reviews: false,
        },
        restrictions: {
          users: ['rhea-saltern'],
          teams: ['payments'],
          apps: [],
        },
        enforce_admins: true,
      },
    });
    await expectAsRecorded(['branch-protection', 3], {
      method: 'DELETE',
      path,
    });
  });

  it('issues, their labels and their pages', async () => {
    expect.hasAssertions();
    await expectAsRecorded(['add-labels-to-issue', 0], {
      method: 'POST',
      path: `${REPO}/issues`,
      body: recordedAnswer('add-labels-to-issue', 0).body,
    });
    await expectAsRecorded(['add-labels-to-issue', 1], {
      method: 'POST',
      path: `${REPO}/issues/1/labels`,
      body: recordedAnswer('add-labels-to-issue', 1).body,
    });
    await expectAsRecorded(['labels', 0], { path: `${REPO}/labels` });
    for (let number = 2; number <= 13; number += 1) {
      await ask({
        method: 'POST',
        path: `${REPO}/issues`,
        body: { title: `Test issue ${number}` },
      });
    }
    for (const page of [1, 2, 3, 4, 5]) {
      const answer = await expectAsRecorded(['paginate-issues', page - 1], {
        path: `${REPO}/issues?per_page=3&page=${page}`,
      });
      const recorded = recordedAnswer('paginate-issues', page - 1);
      expect(linksIn(answer.headers.get('link'))).toEqual(
        linksIn(String(recorded.headers.link)),
      );
    }
  });
});

/** Relations and the pages that they lead to, in the order given. */
function linksIn(header: string | null): readonly string[] {
  return (header ?? '').split(', ').map(link => {
    const [, page, relation] =
      /[?&]page=(\d+).*>; rel="(\w+)"/.exec(link) ?? [];
    return `${relation} ${page}`;
  });
}
