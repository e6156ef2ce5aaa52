import { pipeline } from '@groundwork/plugin-readiness-common';
import {
  componentOf,
  fakeGitHub,
  repositories,
  type FakeHost,
} from '../__testUtils__/fakeGitHub';
import { PipelineCollector } from './pipelineCollector';

const WORKFLOW = '.github/workflows/ci.yml';
const TEMPLATE = 'acme/pipelines/.github/workflows/service.yml';
const caller = (slug: string, ref: string) => ({
  slug,
  files: {
    [WORKFLOW]: `on: { push: { branches: [main] } }
jobs:
  service:
    uses: ${TEMPLATE}@${ref}
`,
  },
});
const shared = {
  slug: 'acme/pipelines',
  files: {
    '.github/workflows/service.yml': `on: { workflow_call: {} }
jobs:
  deploy:
    environment: production
    steps:
      - run: npm test
      - run: docker push app
      - uses: acme/pipelines/actions/deploy@v1.0.0
`,
    'actions/deploy/action.yml':
      'runs: { using: composite, steps: [{ shell: bash, run: kubectl apply -f . }] }',
  },
};
const UNTAGGED = 'ab'.repeat(20);
const shaOf = (number: number) => String(number).padStart(40, '0');
const dayOf = (number: number) => `2026-0${number}-01T00:00:00Z`;
const tag = (name: string, number: number) => ({
  name,
  commit: { sha: shaOf(number) },
});
/** `v1.0.0` of January to `v1.3.0` of April; `v1` moves, and 99 tags are no versions. */
const tags = {
  '/repos/acme/pipelines/tags?per_page=100&page=1': {
    body: [
      ...Array.from({ length: 99 }, (_, index) =>
        tag(`nightly-${'x'.repeat(index + 1)}`, 9),
      ),
      tag('v1.0.0', 1),
    ],
  },
  '/repos/acme/pipelines/tags?per_page=100&page=2': {
    body: [tag('v1.1.0', 2), tag('v1.2.0', 3), tag('v1.3.0', 4), tag('v1', 4)],
  },
};
const commits = Object.fromEntries([
  ...[1, 2, 3, 4].map(number => [
    `/repos/acme/pipelines/commits/${shaOf(number)}`,
    {
      body: {
        sha: shaOf(number),
        commit: { author: { date: dayOf(number) } },
      },
    },
  ]),
  [
    `/repos/acme/pipelines/commits/${UNTAGGED}`,
    {
      body: {
        sha: UNTAGGED,
        commit: { author: { date: '2026-02-15T00:00:00Z' } },
      },
    },
  ],
]);
const described = {
  '/repos/acme/pipelines': {
    body: { created_at: dayOf(1), default_branch: 'main' },
  },
};

describe('the versions of the templates that a pipeline calls', () => {
  let host: FakeHost;
  afterEach(() => host.close());
  const look = async (ref: string, routes = {}) => {
    host = await fakeGitHub({
      ...repositories(caller('acme/cards', ref), shared),
      ...tags,
      ...commits,
      ...described,
      ...routes,
    });
    return host.look(
      new PipelineCollector(new Map()),
      componentOf('acme/cards'),
    );
  };
  const usesOf = async (ref: string, routes = {}) =>
    pipeline.schema.parse((await look(ref, routes)).value).templates;

  it.each([
    ['v1.3.0', 0],
    ['v1', 0],
    ['v1.1.0', 2],
    ['v1.0.0', 3],
    [shaOf(2), 2],
    [UNTAGGED, 2],
  ])(
    'counts how many versions came after %s, over all pages of tags',
    async (ref, count) => {
      expect(await usesOf(ref)).toEqual([
        {
          reference: `${TEMPLATE}@${ref}`,
          file: WORKFLOW,
          line: 4,
          version: {
            state: 'version',
            behind: { lo: count, hi: count },
            newest: 'v1.3.0',
          },
        },
      ]);
    },
  );

  it('takes the version that stands behind a pinned commit', async () => {
    expect(await usesOf(`${UNTAGGED} # v1.2.0`)).toMatchObject([
      {
        reference: `${TEMPLATE}@v1.2.0`,
        line: 4,
        version: { behind: { lo: 1, hi: 1 } },
      },
    ]);
  });

  it('says of the default branch that it is one, which is never behind', async () => {
    expect(await usesOf('main')).toMatchObject([
      { version: { state: 'branch', branch: 'main' } },
    ]);
  });

  it('does not know the age of what is not there', async () => {
    expect(await usesOf('v7')).toMatchObject([
      {
        version: {
          state: 'unknown',
          reason: 'acme/pipelines has nothing that is called v7',
        },
      },
    ]);
  });

  it('does not know the age of a commit where no tag is a version', async () => {
    expect(
      await usesOf(UNTAGGED, {
        '/repos/acme/pipelines/tags?per_page=100&page=1': { body: [] },
      }),
    ).toMatchObject([
      {
        version: {
          state: 'unknown',
          reason: 'no tag of acme/pipelines is a version',
        },
      },
    ]);
  });

  const withoutTags = (status: number) => ({
    '/repos/acme/pipelines/tags?per_page=100&page=1': { status },
  });

  it('says of tags that may not be read that nobody knows them', async () => {
    expect(await usesOf('v1.0.0', withoutTags(403))).toMatchObject([
      {
        version: {
          state: 'unknown',
          reason: 'the tags of acme/pipelines could not be read',
        },
      },
    ]);
  });

  it('fails the look for what passes, so that the last good one stays', async () => {
    const { outcome } = await look('v1.0.0', withoutTags(503));
    expect(outcome).toBe('failed');
  });

  it('keeps no version of what the template itself calls', async () => {
    const uses = await usesOf('v1.3.0');
    expect(uses).toHaveLength(1);
  });
});
