import type { Finding } from '@groundwork/plugin-readiness-common';
import { measureFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { allFixtures, gradeOf, type NamedFixture } from '../__testUtils__';
import { WITHOUT_LINES, WITHOUT_OBJECT } from '../__testUtils__/excuses';
import { checks } from '.';

interface Failure {
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** What it finds where it fails whatever the unread rest would say. */
function failureOf({ check, name, fixture }: NamedFixture): readonly Failure[] {
  const of = measureFixture(check, fixture);
  if (of.kind !== 'measured' || !name.startsWith('fail.')) return [];
  const grade = gradeOf(check, of);
  return (grade ? grade.hi < 1 : true) && of.value.lo === of.value.hi
    ? [{ name, findings: of.findings }]
    : [];
}

const fixtures = allFixtures();
const failures = checks.flatMap(({ id, scope }) => {
  const own = fixtures
    .filter(({ check }) => check.id === id)
    .flatMap(failureOf);
  return own.length === 0 ? [] : [{ id, scope, own }];
});

const namesWithout = (own: readonly Failure[], field: 'object' | 'mend') =>
  own
    .filter(({ findings }) => !findings.some(item => item[field]))
    .map(({ name }) => name);

describe.each(failures)('a failure of $id', ({ id, scope, own }) => {
  it('names the object to change, or there is a reason why not', () => {
    const without = namesWithout(own, 'object');
    const isExcused = WITHOUT_OBJECT[id] !== undefined;
    expect(isExcused && scope === 'organisation' ? [] : without).toEqual([]);
    expect([id, isExcused]).toEqual([id, without.length > 0]);
  });

  it('shows the lines that mend it, or there is a reason why not', () => {
    const without = namesWithout(own, 'mend');
    const isExcused = WITHOUT_LINES[id] !== undefined;
    // What names no object has its reason there already.
    const needsOne = WITHOUT_OBJECT[id] === undefined && without.length > 0;
    expect([id, isExcused]).toEqual([id, needsOne]);
  });
});
