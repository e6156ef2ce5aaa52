import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checksOf } from '@groundwork/plugin-readiness-common';
import { organisationStandard, standards } from './standards';
import { organisationReasons, serviceReasons } from './standards/reasons';
import { checks } from './checks';
import {
  allFixtures,
  CHECKS_FOLDER,
  linesOf,
  promiseOf,
} from './__testUtils__';

const DOCS = join(__dirname, '../../../docs');

/** Weights of docs/explanation/how-the-score-works.md, "Weights", in its order. */
const WEIGHTS = {
  P1: [15, 10, 15, 10, 20, 10, 5, 5, 10],
  P2: [10, 30, 20, 10, 10, 10, 10],
  P3: [20, 20, 10, 20, 10, 10, 5, 5],
  P4: [35, 20, 25, 20],
  P5: [45, 15, 15, 15, 10],
} as const;

describe('the catalogue of checks', () => {
  const files = readdirSync(CHECKS_FOLDER)
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(file => file.replace(/\.ts$/, ''))
    .filter(name => name !== 'index');
  const fixtures = allFixtures();

  it('lists every file once, under the name of the file', () => {
    expect(checks.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  describe.each(checks.map(check => ({ id: check.id, check })))(
    '$id',
    ({ id, check }) => {
      it('stands in a standard', () => {
        expect(linesOf(id).length).toBeGreaterThan(0);
      });

      it('has fixtures both ways', () => {
        const names = fixtures
          .filter(fixture => fixture.check === check)
          .map(promiseOf);
        expect(
          [...new Set(names)]
            .filter(name => ['fail', 'pass'].includes(name))
            .sort(),
        ).toEqual(['fail', 'pass']);
      });

      it('has a fixture of which it cannot tell', () => {
        const names = fixtures
          .filter(fixture => fixture.check === check)
          .map(promiseOf);
        expect(names).toContain('unknown');
      });

      it('has a page that says how to repair it', () => {
        expect(existsSync(join(DOCS, `${check.remediation.href}.md`))).toBe(
          true,
        );
      });

      it('reads fields of what it requires, and a judgement of one service says which', () => {
        const reads = Object.entries(check.reads ?? {});
        expect(Object.keys(check.requires)).toEqual(
          expect.arrayContaining(reads.map(([name]) => name)),
        );
        expect(check.scope === 'subject' && reads.length === 0).toBe(false);
      });

      it('says what it claims, what fails and why it matters', () => {
        for (const words of [check.title, check.failureTitle, check.why])
          expect(words.length).toBeGreaterThan(10);
      });
    },
  );
});

describe('the reasons of the lines', () => {
  it('are reasons of a line each, in a sentence or two of its own', () => {
    const said = Object.keys({ ...organisationReasons, ...serviceReasons });
    const lines = standards.flatMap(checksOf);
    expect(said.sort()).toEqual(lines.map(({ check }) => check).sort());
    for (const { check, because = '' } of lines)
      expect([check, because.length > 40, because.endsWith('.')]).toEqual([
        check,
        true,
        true,
      ]);
  });
});

describe('the standard of the organisation', () => {
  it.each(Object.entries(WEIGHTS))(
    'gives the checks of %s the specified weights, 100 together',
    (id, weights) => {
      const lines =
        organisationStandard.prerequisites.find(item => item.id === id)
          ?.checks ?? [];
      const counted = lines
        .filter(({ informative }) => !informative)
        .map(({ weight }) => weight);
      expect(counted).toEqual(weights);
      expect(counted.reduce((sum, weight) => sum + weight, 0)).toBe(100);
    },
  );

  it('grades every line whose check is measured, except what it only shows', () => {
    const measured = new Set(checks.map(({ id }) => id));
    const ungraded = organisationStandard.prerequisites
      .flatMap(item => item.checks)
      .filter(
        ({ check, grading, informative }) =>
          measured.has(check) && !grading && !informative,
      );
    expect(ungraded).toEqual([]);
  });

  it('names no quantity in a veto that its check does not measure', () => {
    for (const { vetoes } of organisationStandard.prerequisites) {
      for (const { check } of vetoes) {
        expect([check, linesOf(check).length]).toEqual([check, 1]);
      }
    }
  });
});
