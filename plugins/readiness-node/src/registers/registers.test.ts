import { readRegisterText } from './readRegister';

const PATH = 'declarations.yaml';
const read = (text: string) => readRegisterText(PATH, text);
const problemsOf = (text: string) =>
  read(text).problems.map(
    ({ line, field, message }) => `${line}: ${field} ${message}`,
  );

const interview = (text: string) =>
  `interviews:
  - { with: developer, count: 2, by: ada.quill, at: 2026-10-01 }
  - ${text}
`;

describe('a register', () => {
  it('is read section by section, with its days as times', () => {
    const { register, problems, incomplete } = read(`engineers: 240
platformTeam:
  group: Platform
  people: 4
  productOwner: user:default/ada.quill
  by: ada.quill
  at: 2026-11-01T10:00
roadmap:
  { where: https://example.com/roadmap, updatedAt: 2026-10-20, by: a, at: 2026-10-21 }
interviews: []
`);
    expect(register).toEqual({
      engineers: 240,
      platformTeam: {
        group: 'group:default/platform',
        people: 4,
        productOwner: 'user:default/ada.quill',
        by: 'ada.quill',
        at: '2026-11-01T10:00:00.000Z',
      },
      roadmap: {
        where: 'https://example.com/roadmap',
        updatedAt: '2026-10-20T00:00:00.000Z',
        by: 'a',
        at: '2026-10-21T00:00:00.000Z',
      },
      interviews: [],
    });
    expect([problems, [...incomplete]]).toEqual([[], []]);
  });

  it.each([
    [
      '{ with: manager, by: a, at: 2026-10-01 }',
      '3: interviews[2].with has to be developer or sre',
    ],
    ['{ with: sre, at: 2026-10-01 }', '3: interviews[2].by is missing'],
    [
      '{ with: sre, by: a, at: soon }',
      '3: interviews[2].at has to be a day, such as 2026-11-01',
    ],
    [
      '{ with: sre, by: a, at: 2026-02-30 }',
      '3: interviews[2].at has to be a day, such as 2026-11-01',
    ],
    [
      '{ with: sre, by: a, at: 2026-10-01, who: Ada }',
      '3: interviews[2].who is not known here',
    ],
    [
      '{ with: sre, count: many, by: a, at: 2026-10-01 }',
      '3: interviews[2].count has to be a whole number',
    ],
    [
      'with five developers',
      '3: interviews[2] has to be a list of fields and their values',
    ],
  ])('names the line, the field and what it has to be: %s', (text, problem) => {
    const { register, incomplete } = read(interview(text));
    expect(problemsOf(interview(text))).toEqual([problem]);
    expect(register.interviews).toHaveLength(1);
    expect([...incomplete]).toEqual(['interviews']);
  });

  it('names each line of an entry that spans several', () => {
    expect(
      problemsOf(`needs:
  - id: previews
    title: Previews
    owner: group:default/payments
    declaredAt: 2026-11-01
    costHoursPerWeek: four
  - id: search

    title: ''
    owner: group:default/payments
`),
    ).toEqual([
      '6: needs[1].costHoursPerWeek has to be a number of hours',
      '7: needs[2].declaredAt is missing',
      '9: needs[2].title has to be text, and is empty',
    ]);
  });

  it('keeps what one section says when another is broken', () => {
    const { register, incomplete } = read(
      'engineers: 0\nportal: { since: 2026-01-01 }\nneeds:\n',
    );
    expect(register).toEqual({
      portal: { since: '2026-01-01T00:00:00.000Z' },
    });
    expect([...incomplete]).toEqual(['engineers', 'needs']);
  });

  it('leaves open every section that is not there while a key may be one of them, misspelt', () => {
    const text = 'engineers: 240\nneed: []\nmandates: []\n';
    expect(problemsOf(text)[0]).toMatch(
      /^2: need is no section of a register; there are attestations, engineers/,
    );
    const { incomplete } = read(text);
    expect(incomplete.has('needs')).toBe(true);
    expect(incomplete.has('roadmap')).toBe(true);
    expect(incomplete.has('engineers')).toBe(false);
    expect(incomplete.has('mandates')).toBe(false);
  });

  it('calls a section that stands twice incomplete, because only one of them is read', () => {
    const text = 'needs: []\nengineers: 240\nneeds: []\n';
    expect(problemsOf(text)).toEqual([
      '3: needs holds the same key twice; only the last one is read',
    ]);
    expect([...read(text).incomplete]).toEqual(['needs']);
  });

  it('finds the line of an entry that another one is made from', () => {
    expect(
      problemsOf(`interviews:
  - &base { with: sre, by: a, at: 2026-10-01 }
  - <<: *base
    count: none
  - *base
`),
    ).toEqual(['4: interviews[2].count has to be a whole number']);
  });
});

describe('totals in a register', () => {
  const survey = (fields: string) =>
    problemsOf(
      `surveys:\n  - { question: q, by: a, at: 2026-10-01, ${fields} }\n`,
    );

  it.each([
    ['asked: 40, answered: 20, median: 45'],
    ['asked: 40, answered: 20, share: 0.7'],
    ['asked: 40, answered: 2'],
  ])('are read: %s', fields => {
    expect(survey(fields)).toEqual([]);
  });

  it.each([
    ['asked: 40, answered: 41, median: 45', 'answered has to be at most asked'],
    ['asked: 40, answered: 20', 'has to have a median or a share'],
    ['asked: 40, answered: 2, median: 45', 'answered has to be at least 5'],
    [
      'asked: 40, answered: 20, share: 70',
      'share has to be a number from 0 to 1, such as 0.8',
    ],
    [
      'asked: 40, answered: 20, median: 45, answers: [1, 2]',
      'answers is not known here',
    ],
  ])(
    'that cannot be, or tell of one person, are refused: %s',
    (fields, says) => {
      expect(survey(fields).join()).toContain(says);
    },
  );

  it('of joiners need three of them, and none when nobody joined', () => {
    const joiners = (fields: string) =>
      problemsOf(
        `joiners:\n  - { from: 2026-01-01, to: 2026-07-01, by: a, at: 2026-07-02, ${fields} }\n`,
      );
    expect(joiners('count: 3, medianDays: 9.5')).toEqual([]);
    expect(joiners('count: 0')).toEqual([]);
    expect(joiners('count: 2, medianDays: 9')[0]).toContain('at least 3');
    expect(joiners('count: 3')).toEqual([
      '2: joiners[1].medianDays is missing',
    ]);
  });
});

describe('a file that is no register', () => {
  it.each([
    ['', 'The file is empty'],
    ['# nothing\n', 'The file is empty'],
    ['- a\n', 'A register has sections'],
    ['text', 'A register has sections'],
    ['needs: [', 'line 1'],
    ['a: 1\n---\nb: 1\n', '2 YAML documents'],
    [`needs: [${'x'.repeat(2_200_000)}]`, 'characters'],
    [`needs: ${'['.repeat(100)}${']'.repeat(100)}`, 'deep'],
  ])('is refused as a whole with its name: %.20s', (text, says) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          new RegExp(`^declarations\\.yaml: .*${says}`),
        ),
      }),
    );
  });
});
