import { CheckState } from './checkResult';
import { SubjectAssessment } from './document';
import { effectOnService, effectOnTeam } from './effect';

type Next = SubjectAssessment['next'];
type States = Readonly<Record<string, CheckState>>;

const titles = new Map([
  ['owner', 'Has an owner'],
  ['docs', 'Has documentation'],
  ['drain', 'Survives a node drain'],
]);

const cellsOf = (states: States) =>
  Object.entries(states).map(([checkId, state]) => ({ checkId, state }));

function row(name: string, lo: number, states: States, next: Next) {
  return {
    subject: { ref: `component:default/${name}` },
    level: { lo, hi: 3 },
    ...(next ? { next } : {}),
    cells: cellsOf(states),
  };
}

const repairOf = (checkId: string, ...names: readonly string[]) => ({
  checkId,
  services: names.map(name => `component:default/${name}`),
});

const need = (checkId: string, isKnown: boolean, ...names: string[]) => ({
  ...{ checkId, title: titles.get(checkId), isKnown },
  services: names.map(name => `component:default/${name}`),
});

const onTeam = (
  repair: ReturnType<typeof repairOf>,
  ...rows: readonly ReturnType<typeof row>[]
) => effectOnTeam(repair, rows, titles);

const owner = (name: string, reaches = 1) =>
  row(name, 0, { owner: 'fail' }, { level: 1, missing: ['owner'], reaches });

const drained = (name: string) =>
  row(name, 2, { drain: 'fail' }, { level: 3, missing: ['drain'], reaches: 3 });

describe('what a repair does to the level of a service', () => {
  const checks = cellsOf({
    owner: 'fail',
    docs: 'partial',
    drain: 'unknown',
  }).map(cell => ({ ...cell, title: titles.get(cell.checkId) ?? '' }));
  const serviceWith = (next: Next) =>
    effectOnService('owner', {
      level: { lo: 0 },
      ...(next ? { next } : {}),
      checks,
    });

  it('lifts it as far as the rest of the ladder lets it where nothing else is missing', () => {
    expect(serviceWith({ level: 1, missing: ['owner'], reaches: 2 })).toEqual({
      level: 2,
      lifts: true,
      needs: [],
    });
  });

  it('leaves it where it is while something else fails or is not known, and names that', () => {
    expect(
      serviceWith({
        level: 1,
        missing: ['owner', 'docs', 'drain'],
        reaches: 1,
      }),
    ).toEqual({
      level: 0,
      lifts: false,
      needs: [
        {
          checkId: 'docs',
          title: 'Has documentation',
          isKnown: true,
          services: [],
        },
        {
          checkId: 'drain',
          title: 'Survives a node drain',
          isKnown: false,
          services: [],
        },
      ],
    });
  });

  it('is not said of a document that is older than the field', () => {
    expect(serviceWith({ level: 1, missing: ['owner'] })).toBeUndefined();
    expect(serviceWith(undefined)).toBeUndefined();
  });
});

describe('what a repair does to the level of a team', () => {
  it('lifts the team to the level of its weakest service afterwards', () => {
    expect(
      onTeam(
        repairOf('owner', 'a', 'b'),
        ...[owner('a', 3), owner('b'), drained('c')],
      ),
    ).toEqual({ level: 1, lifts: true, needs: [] });
  });

  it('lifts nothing while a service that it does not touch is as weak, and says what that one needs', () => {
    const silent = row(
      'c',
      0,
      { owner: 'pass', docs: 'unknown' },
      { level: 1, missing: ['docs'], reaches: 1 },
    );
    expect(onTeam(repairOf('owner', 'a'), owner('a'), silent)).toEqual({
      level: 0,
      lifts: false,
      needs: [need('docs', false, 'c')],
    });
  });

  it('lifts nothing where it is done in services that are not the weakest', () => {
    expect(onTeam(repairOf('drain', 'c'), owner('a'), drained('c'))).toEqual({
      level: 0,
      lifts: false,
      needs: [need('owner', true, 'a')],
    });
  });

  it('names a check once, as failing where it fails in any of the services', () => {
    const next = { level: 1, missing: ['owner', 'docs'], reaches: 1 };
    const unknown = row('b', 0, { owner: 'fail', docs: 'unknown' }, next);
    const failing = row('c', 0, { owner: 'fail', docs: 'fail' }, next);
    expect(
      onTeam(repairOf('owner', 'b', 'c'), unknown, failing)?.needs,
    ).toEqual([need('docs', true, 'b', 'c')]);
  });

  it('is not said while the row of a repaired service is older than the field', () => {
    const old = row(
      'a',
      0,
      { owner: 'fail' },
      { level: 1, missing: ['owner'] },
    );
    expect(
      onTeam(repairOf('owner', 'a', 'b'), old, owner('b')),
    ).toBeUndefined();
  });

  it('counts a service at the top as one that holds nothing back', () => {
    expect(
      onTeam(repairOf('owner', 'a'), owner('a', 4), row('c', 4, {}, undefined)),
    ).toEqual({ level: 4, lifts: true, needs: [] });
  });
});
