import { readFileSync } from 'fs';
import { resolve } from 'path';
import { checkCase } from './compare';
import { readVectors, VectorFormatError } from './format';

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
      /^case X1: input\.commits\[0\]: Unrecognized key: "tag"/,
    ],
    [
      'an unknown expectation',
      file({}, {}, { deploymentss: 1 }),
      /^case X1: expect: Unrecognized key/,
    ],
    [
      'a missing field',
      file({ commits: [{ sha: 'a1', parents: [] }] }),
      /^case X1: input\.commits\[0\]\.authoredAt: /,
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
      /^case X1: input\.deployments\[0\]\.status: /,
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
