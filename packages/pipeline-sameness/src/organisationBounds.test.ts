import fc from 'fast-check';
import type { RepositoryPipeline } from './classes';
import { modalClasses } from './grouping';
import { organisationBounds, type Range } from './organisationBounds';
import type { Engine } from './types';

/** A repository as a test writes it: its class as `engine letter + name`, such as `gx`, or undefined while unread. */
type Cell = string | undefined;
type Teams = ReadonlyArray<readonly Cell[]>;

const engines: Readonly<Record<string, Engine>> = {
  g: 'github-actions',
  j: 'jenkins',
};

function repository(
  team: string,
  name: string,
  cell: Cell,
): RepositoryPipeline {
  return {
    name,
    team,
    archetype: 'service',
    production: true,
    pipeline:
      cell === undefined
        ? { outcome: 'unknown', reason: 'unread', opaque: [] }
        : {
            outcome: 'known',
            engine: engines[cell[0] ?? ''] ?? 'tekton',
            slice: ['x'],
            basis: 'heuristic',
            confidence: 0.6,
            fingerprint: { templates: [], stages: [], atoms: [], gates: [] },
            steps: { total: 1, inTemplate: 0 },
            references: [],
            opaque: [],
            deliversToProduction: true,
          },
  };
}

/** The bounds, without the work of comparing: each cell says its class. */
function boundsOf(teams: Teams) {
  const cells = teams.flatMap((own, team) =>
    own.map((cell, index) => ({
      team: `t${team}`,
      name: `${team}-${index}`,
      cell,
    })),
  );
  const bounds = organisationBounds(
    cells.map(({ team, name, cell }) => repository(team, name, cell)),
    {
      memberships: new Map(
        cells.map(({ name, cell }) => [
          name,
          { class: cell, family: undefined },
        ]),
      ),
    },
  );
  if (bounds === undefined) throw new Error('There is no repository');
  return bounds;
}

/** The numbers of a company that was read completely, by plain loops. */
function numbersOf(teams: ReadonlyArray<readonly string[]>) {
  const shares = new Map<string, number>();
  for (const own of teams)
    for (const [name, weight] of modalClasses(own))
      shares.set(name, (shares.get(name) ?? 0) + weight / teams.length);
  const squares = [...shares.values()].reduce((sum, p) => sum + p * p, 0);
  return {
    dominance: Math.max(...shares.values()),
    effectivePipelines: 1 / squares,
    newcomerSurprise: 1 - squares,
  };
}

/** Everything that the unread may turn out to be: like any other, like none, or a link that joins an engine's classes. */
function* completionsOf(
  teams: Teams,
): Generator<ReadonlyArray<readonly string[]>> {
  const names = [...new Set(teams.flat().filter(cell => cell !== undefined))];
  const open = teams.flat().filter(cell => cell === undefined).length;
  const choices = [
    ...names,
    ...Array.from({ length: open }, (_, index) => `gnew${index}`),
  ];
  const joins = open === 0 ? [''] : ['', 'g', 'j', 'gj'];
  for (let number = 0; number < choices.length ** open; number += 1)
    for (const joined of joins) {
      let rest = number;
      yield teams.map(own =>
        own.map(cell => {
          let name = cell;
          if (name === undefined) {
            name = choices[rest % choices.length] ?? '';
            rest = Math.floor(rest / choices.length);
          }
          return joined.includes(name[0] ?? '?') ? name[0] ?? '' : name;
        }),
      );
    }
}

const cell = fc.constantFrom(undefined, 'gx', 'gy', 'jx', 'jy');
const companies: fc.Arbitrary<Teams> = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  })
  .filter(teams => teams.flat().filter(c => c === undefined).length <= 3);

describe('the bounds of an organisation', () => {
  it('are the numbers themselves where everything was read', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.constantFrom('gx', 'gy', 'jx'), {
            minLength: 1,
            maxLength: 4,
          }),
          { minLength: 1, maxLength: 4 },
        ),
        teams => {
          const bounds = boundsOf(teams);
          const numbers = numbersOf(teams);
          const both = (range: Range, value: number) => {
            expect(range.lo).toBeCloseTo(value, 9);
            expect(range.hi).toBeCloseTo(value, 9);
          };
          both(bounds.dominance, numbers.dominance);
          both(bounds.effectivePipelines, numbers.effectivePipelines);
          both(bounds.newcomerSurprise, numbers.newcomerSurprise);
        },
      ),
    );
  });

  it.each<[string, Teams, number, number]>([
    ['one unread of one team is anything', [[undefined], ['gx']], 0.5, 1],
    [
      'an unread one cannot outvote two more than the others',
      [['gx', 'gx', 'gx', 'jx', undefined], ['gx']],
      1,
      1,
    ],
    [
      'it may tie with one more',
      [['gx', 'gx', 'jx', undefined], ['gx']],
      0.5,
      1,
    ],
    [
      'it splits a team among as many as there may be',
      [['gx', 'jx', 'jy', undefined]],
      1 / 4,
      1,
    ],
    [
      'two unread of nothing known are two of a kind or two different',
      [[undefined, undefined]],
      0.5,
      1,
    ],
    [
      'three unread beside two of one class split it in halves at most',
      [['gx', 'gx', undefined, undefined, undefined]],
      0.5,
      1,
    ],
    [
      'a class that four of six have stays, whatever else there is',
      [['gy', 'gx', 'gx', 'gx', 'gx', 'jx', undefined], ['gx']],
      1,
      1,
    ],
    [
      'a team that is torn adds to others while nothing of it is unread',
      [['gx', 'jx'], ['gx'], [undefined]],
      0.5,
      1,
    ],
    [
      'one unread decides between two engines',
      [['gx', 'gx', 'jx', 'jx', undefined], ['gx']],
      0.5,
      1,
    ],
    [
      'it takes no team to another engine that has too little',
      [['gx', 'gx', 'gx', 'gx', 'jx', undefined], ['jx']],
      0.5,
      0.5,
    ],
    [
      'they join the classes of one engine and not those of two',
      [['gx'], ['gy'], ['jx'], ['jy', 'jy', 'jy', undefined]],
      0.25,
      0.5,
    ],
  ])('of dominance: %s', (_what, teams, lo, hi) => {
    const { dominance } = boundsOf(teams);
    expect(dominance.lo).toBeCloseTo(lo, 9);
    expect(dominance.hi).toBeCloseTo(hi, 9);
  });

  it('of the number of pipelines turn those of the shares round', () => {
    const { effectivePipelines, newcomerSurprise } = boundsOf([
      ['gx'],
      [undefined],
    ]);
    expect(effectivePipelines).toEqual({ lo: 1, hi: 2 });
    expect(newcomerSurprise).toEqual({ lo: 0, hi: 0.5 });
  });

  it('are none without any repository', () => {
    expect(organisationBounds([], { memberships: new Map() })).toBeUndefined();
  });

  it('hold every completion of what nobody could read', () => {
    fc.assert(
      fc.property(companies, teams => {
        const bounds = boundsOf(teams);
        const all = [...completionsOf(teams)].map(numbersOf);
        for (const key of [
          'dominance',
          'effectivePipelines',
          'newcomerSurprise',
        ] as const) {
          const values = all.map(numbers => numbers[key]);
          expect(Math.min(...values)).toBeGreaterThanOrEqual(
            bounds[key].lo - 1e-9,
          );
          expect(Math.max(...values)).toBeLessThanOrEqual(
            bounds[key].hi + 1e-9,
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});
