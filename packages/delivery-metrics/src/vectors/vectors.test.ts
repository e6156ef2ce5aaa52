import { readFileSync } from 'fs';
import { resolve } from 'path';
import { checkCase } from './compare';
import { readVectors } from './format';
import { VectorFormatError } from './problems';

function fixture(name: string): string {
  return readFileSync(resolve(__dirname, '../__fixtures__', name), 'utf8');
}

function problemsOf(json: string): readonly string[] {
  try {
    readVectors(json);
    return [];
  } catch (error) {
    if (error instanceof VectorFormatError) return error.problems;
    throw error;
  }
}

const EMPTY = {
  window: ['2026-08-31T00:00:00Z', '2026-09-28T00:00:00Z'],
  commits: [],
  prs: [],
  deployments: [],
  incidents: [],
};
const file = (input: object, extra: object = {}, expected: object = {}) =>
  JSON.stringify([
    {
      id: 'X1',
      title: 'x',
      input: { ...EMPTY, ...input },
      expect: expected,
      ...extra,
    },
  ]);

const AT = '2026-09-01T00:00:00Z';
const commit = (sha: string, parents: readonly string[]) => ({
  sha,
  parents,
  authoredAt: AT,
});
const pullRequest = (more: object) => ({
  number: 7,
  createdAt: AT,
  mergedAt: AT,
  commits: [],
  ...more,
});
const deploymentWith = (more: object) => ({
  id: 'D',
  service: 's',
  env: 'prod',
  status: 'success',
  startedAt: AT,
  finishedAt: AT,
  ...more,
});

describe.each(['vectors.json', 'definitions.json'])(
  'worked cases of %s',
  name => {
    it.each(
      readVectors(fixture(name)).map(
        vector => [vector.id, vector.title, vector] as const,
      ),
    )('%s %s', (_id, _title, vector) => {
      expect(checkCase(vector).differences).toEqual([]);
    });
  },
);

describe('comparing a case', () => {
  const [vector] = readVectors(
    file(
      {},
      {},
      {
        deployments: 1,
        deploymentsPerWeek: 0.00001,
        reworkRatePct: 0,
        days: { '2026-09-01': 1 },
      },
    ),
  );

  it('tells each field that differs, keeps null apart from zero and allows for rounding', () => {
    expect(vector && checkCase(vector).differences).toEqual([
      'deployments: expected 1, got 0',
      'reworkRatePct: expected 0, got null',
      'days: expected {"2026-09-01":1}, got {}',
    ]);
  });
});

describe('reading a file of worked cases', () => {
  it.each([
    ['broken JSON', '[{', /^the file is not JSON/],
    ['another shape', '{}', /^the file: /],
    [
      'an unknown field of a case',
      file({}, { wy: '' }),
      /^case X1: Unrecognized key: "wy"/,
    ],
    [
      'an unknown field of a commit',
      file({
        commits: [
          {
            sha: 'a1',
            parents: [],
            authoredAt: '2026-09-01T00:00:00Z',
            tag: 1,
          },
        ],
      }),
      /^case X1: input\.commits\[0\] \(a1\): Unrecognized key: "tag"/,
    ],
    [
      'an unknown expectation',
      file({}, {}, { deploymentss: 1 }),
      /^case X1: expect: Unrecognized key/,
    ],
    [
      'a missing field',
      file({ commits: [{ sha: 'a1', parents: [] }] }),
      /^case X1: input\.commits\[0\]\.authoredAt \(a1\): /,
    ],
    [
      'a date that does not exist',
      file({ window: ['2026-02-30T00:00:00Z', '2026-09-28T00:00:00Z'] }),
      /^case X1: input\.window\[0\]: expected a UTC time/,
    ],
    [
      'a local time',
      file({ window: ['2026-08-31T00:00:00+02:00', '2026-09-28T00:00:00Z'] }),
      /expected a UTC time/,
    ],
    [
      'a window that ends before it starts',
      file({ window: ['2026-09-28T00:00:00Z', '2026-08-31T00:00:00Z'] }),
      /expected the start before the end/,
    ],
    [
      'half a SHA',
      file({
        commits: [
          { sha: 'a1b2', parents: [], authoredAt: '2026-09-01T00:00:00Z' },
        ],
      }),
      /expected a full SHA/,
    ],
    [
      'an unknown time zone',
      file({ config: { tz: 'Europe/Atlantis' } }),
      /^case X1: input\.config\.tz: expected an IANA time zone/,
    ],
    [
      'a broken pattern',
      file({ config: { hotfix: '(' } }),
      /^case X1: input\.config\.hotfix: expected a regular expression/,
    ],
    [
      'an unknown state',
      file({
        deployments: [
          {
            id: 'D',
            service: 's',
            env: 'prod',
            status: 'done',
            startedAt: '2026-09-01T00:00:00Z',
            finishedAt: '2026-09-01T00:00:00Z',
          },
        ],
      }),
      /^case X1: input\.deployments\[0\]\.status \(D\): /,
    ],
    [
      'a time before 1970',
      file({
        incidents: [
          { id: 'I1', services: ['s'], createdAt: '1969-12-31T23:59:59Z' },
        ],
      }),
      /^case X1: input\.incidents\[0\]\.createdAt \(I1\): expected a time within the years 1970 to 9999/,
    ],
    [
      'a time after 9999',
      file({ window: ['2026-08-31T00:00:00Z', '+010000-01-01T00:00:00Z'] }),
      /^case X1: input\.window\[1\]: expected a UTC time/,
    ],
    [
      'parents that form a cycle',
      file({
        commits: [commit('a1', ['a2']), commit('a2', ['a3', 'a2'])],
      }),
      /^case X1: input\.commits\[1\]\.parents \(a2\): the commit descends from itself/,
    ],
    [
      'two commits of one SHA with different parents',
      file({ commits: [commit('a1', []), commit('a1'.repeat(20), ['a2'])] }),
      /^case X1: input\.commits\[1\]\.sha \((a1){20}\): another row of this id says something else/,
    ],
    [
      'two pull requests of one number with different content',
      file({ prs: [pullRequest({}), pullRequest({ title: 'x' })] }),
      /^case X1: input\.prs\[1\]\.number \(7\): another row/,
    ],
    [
      'two deployments of one id with different content',
      file({
        deployments: [deploymentWith({}), deploymentWith({ service: 'other' })],
      }),
      /^case X1: input\.deployments\[1\]\.id \(D\): another row/,
    ],
    [
      'two incidents of one id with different content',
      file({
        incidents: [
          { id: 'I', services: ['s'], createdAt: AT },
          { id: 'I', services: ['s'], createdAt: AT, resolvedAt: AT },
        ],
      }),
      /^case X1: input\.incidents\[1\]\.id \(I\): another row/,
    ],
    [
      'a pattern that may take for ever',
      file({ config: { hotfix: '(a+)\\1$' } }),
      /^case X1: input\.config\.hotfix: expected a regular expression that ends in time: this one refers back/,
    ],
    [
      'a pattern of paths that looks ahead',
      file({ services: { web: { paths: ['web/', '(?!api)'] } } }),
      /^case X1: input\.services\.web\.paths\[1\]: expected a regular expression/,
    ],
    [
      'a limit that is no number',
      file({ config: { interventionHours: '168' } }),
      /^case X1: input\.config\.interventionHours: /,
    ],
    [
      'an unknown flag',
      file({}, {}, { flags: ['clock-skew:somebody'] }),
      /^case X1: expect\.flags\[0\]: expected a known flag/,
    ],
    [
      'a mapping with the name of a prototype',
      '[{"id":"X1","title":"x","input":{"window":["2026-08-31T00:00:00Z","2026-09-28T00:00:00Z"]},"expect":{"kinds":{"__proto__":"late","constructor":1}}}]',
      /^case X1: expect\.kinds\.constructor: /,
    ],
    [
      'an id that is no text',
      '[{"id":[[]],"title":"x"}]',
      /^case number 1: id: /,
    ],
  ])('refuses %s and says where', (_what, json, message) => {
    expect(problemsOf(json)[0]).toMatch(message);
  });

  it('refuses two cases of one id', () => {
    const [one] = JSON.parse(file({})) as unknown[];
    expect(problemsOf(JSON.stringify([one, one]))).toEqual([
      'case X1: id: case X1 occurs twice',
    ]);
  });

  it('tells the first slips of a million and says so, however deep they lie', () => {
    const many = Array.from({ length: 1_000_000 }, () => 1);
    for (const [json, place] of [
      [JSON.stringify(many), /^case number 1: /],
      [file({ deployments: many }), /^case X1: input\.deployments\[0\]: /],
      [
        file({ commits: [{ sha: 'a1', parents: many, authoredAt: AT }] }),
        /^case X1: input\.commits\[0\]\.parents\[0\] \(a1\): /,
      ],
      [file({}, {}, { kinds: { ...many } }), /^case X1: expect\.kinds\.0: /],
    ] as const) {
      const problems = problemsOf(json);
      expect(problems[0]).toMatch(place);
      expect(problems).toHaveLength(21);
      expect(problems[20]).toBe('these are the first; there may be more');
    }
  });

  it('quotes no more of a line than a person reads', () => {
    const [problem = ''] = problemsOf(
      file(
        {},
        Object.fromEntries([...'x'.repeat(1000)].map((x, i) => [x + i, 1])),
      ),
    );
    expect(problem.length).toBeLessThan(400);
  });

  it('takes rows that say the same, in any order of their fields', () => {
    const row = deploymentWith({ sha: null });
    const reversed = Object.fromEntries(
      Object.entries(deploymentWith({})).reverse(),
    );
    expect(problemsOf(file({ deployments: [row, reversed] }))).toEqual([]);
  });

  it('takes a byte-order mark for no part of the text', () => {
    expect(problemsOf(`\uFEFF${file({})}`)).toEqual([]);
  });

  it('takes absent and null SHAs and ends alike', () => {
    const at = '2026-09-01T00:00:00Z';
    const deployment = {
      id: 'D',
      service: 's',
      env: 'prod',
      status: 'success',
      startedAt: at,
      finishedAt: at,
    };
    const incident = { id: 'I', services: ['s'], createdAt: at };
    const json = file({
      deployments: [deployment, { ...deployment, id: 'E', sha: null }],
      incidents: [incident, { ...incident, id: 'J', resolvedAt: null }],
    });
    expect(problemsOf(json)).toEqual([]);
  });
});
