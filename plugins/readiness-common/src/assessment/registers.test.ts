import fc from 'fast-check';
import { acceptanceKnown, knownChecks } from '../__fixtures__/acceptance';
import { defineOrganisationCheck, measured, unreadOf } from '../checks';
import { declaration, Declarations } from '../evidence';
import { between } from '../numbers';
import { registerExamples } from '../registers';
import {
  accelerators,
  assess,
  nothing,
  passing,
} from './__testUtils__/registers';

const few = { engineers: 30 };
const large = { ...nothing, engineers: 340 };
const UNREAD = ['never asked', 'forbidden', 'timeout', 'stale'] as const;

describe('what would decide the verdict', () => {
  const lookFor = (fact: string, registers: Parameters<typeof assess>[0]) =>
    assess(registers, {}).verdict.looks.find(look => look.fact === fact);

  it('is shown as lines to copy, the file for them and the page that says how', () => {
    const file = 'declarations.yaml in acme/register';
    expect(lookFor('engineers', [{ ...nothing, file }])).toMatchObject({
      declare: {
        into: file,
        yaml: registerExamples.engineers,
        href: 'how-to/declare-what-no-api-knows',
      },
    });
    expect(lookFor('engineers', [])).toMatchObject({
      declare: {
        into: 'the file that readiness.registers.declarations names',
      },
    });
  });

  it('is no line to copy while a register that may hold it cannot be read', () => {
    const look = lookFor('engineers', ['forbidden']);
    expect(look?.title).toMatch(/^Make the register of declarations readable/);
    expect(look).not.toHaveProperty('declare');
  });
});

describe('the declared size', () => {
  it('is what counts, whatever the catalog holds', () => {
    const { verdict, size } = assess([large], few);
    expect(verdict).toMatchObject({ certain: true, phase: 'FOUNDATION' });
    expect(size).toEqual({ engineers: 340, from: 'declared', eligible: true });
  });

  it.each(UNREAD)(
    'is not replaced by the few people of the catalog while its register is unread (%s)',
    unread => {
      const { verdict, size } = assess([unread], few);
      expect(verdict.certain).toBe(false);
      expect(verdict.possible).toEqual(['NO_PORTAL', 'PIECES', 'FOUNDATION']);
      expect(verdict.reasons[0]?.sentence).toBe(
        'The number of engineers is not known.',
      );
      expect(size).toEqual({ from: 'unknown' });
    },
  );

  it.each([
    [
      'forbidden',
      'github git.example answered 403 to /repos/acme/register:one',
    ],
    ['timeout', 'No answer within 10 s (github git.example /repos/acme/'],
    ['never asked', 'nobody has looked at it yet'],
    ['stale', 'its last answer is too old'],
  ] as const)(
    'is asked for where it is lost, once (%s)',
    (unread, complaint) => {
      const { looks } = assess([unread], few).verdict;
      expect(looks).toHaveLength(1);
      expect(looks[0]?.title).toContain(
        'Make the register of declarations readable: ',
      );
      expect(looks[0]?.title).toContain(complaint);
    },
  );

  it.each([
    ['a register that does not hold it', [nothing]],
    ['a register that is not there', ['no such file']],
    ['no register at all', []],
  ] as const)('gives way to the catalog with %s', (_, registers) => {
    expect(assess(registers, few)).toMatchObject({
      size: { engineers: 30, from: 'catalog', eligible: false },
      verdict: { certain: true, phase: 'NO_PORTAL' },
    });
  });

  it('of one register is no answer while an earlier one is unread, and is one while a later one is', () => {
    expect(assess(['forbidden', large], few).size.from).toBe('unknown');
    expect(assess([large, 'forbidden'], few).size).toMatchObject({
      engineers: 340,
      from: 'declared',
    });
    expect(assess([nothing, 'forbidden'], few).size.from).toBe('unknown');
  });
});

describe('a catalog of which a part could not be read', () => {
  const unreadCatalog = [
    { name: 'acme/people', reason: 'answered 403' },
    { name: 'acme/more', reason: 'no answer' },
    { name: 'acme/others', reason: 'no answer' },
  ];

  it('counts at least the people it shows, and says what to read', () => {
    const { verdict, size } = assess([], { engineers: 40, unreadCatalog });
    expect(size).toEqual({
      engineers: 40,
      from: 'catalog',
      isLowerBound: true,
    });
    expect(verdict.possible).toEqual(['NO_PORTAL', 'PIECES', 'FOUNDATION']);
    expect(verdict.looks[0]?.title).toBe(
      'Make the rest of the catalog readable: acme/people (answered 403), acme/more (no answer) and 1 more',
    );
  });

  it('is enough for certainty once what it shows is enough', () => {
    const { verdict, size } = assess([], { engineers: 340, unreadCatalog });
    expect(verdict).toMatchObject({ certain: true, phase: 'FOUNDATION' });
    expect(size).toEqual({
      engineers: 340,
      from: 'catalog',
      isLowerBound: true,
      eligible: true,
    });
  });

  it('does not matter beside a declared number', () => {
    expect(assess([large], { ...few, unreadCatalog }).size).toEqual({
      engineers: 340,
      from: 'declared',
      eligible: true,
    });
  });
});

/** The register after somebody broke what it says in a section. */
const broken = (
  register: Declarations,
  section: 'engineers' | 'portal' | 'accelerators' | 'needs',
): Declarations => {
  const { [section]: lost, ...rest } = register;
  return {
    ...nothing,
    ...rest,
    problems: [
      {
        path: 'declarations.yaml',
        line: 7,
        field: section,
        message: 'is missing',
      },
    ],
    incomplete: [section],
  };
};

describe('an entry that nobody can understand', () => {
  it('of the size leaves it unknown, lets nothing else speak for it, and is what to mend', () => {
    const { verdict, size } = assess([broken(large, 'engineers')], few);
    expect(size).toEqual({ from: 'unknown' });
    expect(verdict.possible).toEqual(['NO_PORTAL', 'PIECES', 'FOUNDATION']);
    expect(verdict.looks[0]?.title).toBe(
      'Make the register of declarations whole: declarations.yaml:7: engineers is missing',
    );
  });

  it('of the accelerators leaves room for more, and of the needs never proves that there is none', () => {
    const declared = { ...nothing, engineers: 180 };
    expect(
      assess([broken(declared, 'accelerators')], few).verdict.possible,
    ).toEqual(['PIECES', 'FOUNDATION']);
    expect(assess([large]).verdict.unknownFacts).not.toContain(
      'needsWithoutCost',
    );
    expect(assess([broken(large, 'needs')]).verdict.unknownFacts).toContain(
      'needsWithoutCost',
    );
    expect(assess([broken(large, 'portal')]).verdict.unknownFacts).toContain(
      'reopened',
    );
  });

  it('leaves what other sections say', () => {
    expect(assess([broken(large, 'needs')], few)).toMatchObject({
      verdict: { certain: true, phase: 'FOUNDATION' },
      size: { engineers: 340, from: 'declared' },
    });
  });
});

describe('what else a register may hold', () => {
  const declared = { ...nothing, engineers: 180 };

  it('leaves 180 engineers undecided while their accelerators are unread', () => {
    expect(assess([declared], few)).toMatchObject({
      verdict: { phase: 'PIECES' },
      size: { eligible: false },
    });
    const lost = assess([declared, 'forbidden'], few);
    expect(lost.verdict.possible).toEqual(['PIECES', 'FOUNDATION']);
    expect(lost.size.eligible).toBeUndefined();
    const enough = assess([{ ...declared, accelerators }, 'forbidden'], few);
    expect(enough.verdict).toMatchObject({ certain: true });
  });

  it('leaves a reopened portal and costed needs unknown', () => {
    expect(assess(['forbidden']).verdict.unknownFacts).toEqual(
      expect.arrayContaining([
        'engineers',
        'accelerators',
        'reopened',
        'needsWithoutCost',
      ]),
    );
    expect(assess([large]).verdict.unknownFacts).not.toEqual(
      expect.arrayContaining(['reopened']),
    );
  });
});

describe('a plan that a register may hold', () => {
  const lineages = defineOrganisationCheck({
    id: 'C2',
    title: 'C2',
    failureTitle: 'not C2',
    why: 'C2',
    remediation: { summary: 'C2', effort: 'low', href: 'how-to/C2' },
    appliesTo: 'organisation',
    requires: { declarations: declaration },
    summarise: { declarations: ({ convergencePlans }) => convergencePlans },
    evaluate: ({ declarations }) =>
      measured(1, {
        quantities: {
          lineagesWithoutPlan: between(
            unreadOf(declarations).length > 0 ? 0 : 2,
            2,
          ),
        },
      }),
  });
  const checks = new Map([...knownChecks(passing), [lineages.id, lineages]]);
  const pipeline = ({ prerequisites }: ReturnType<typeof assess>) =>
    prerequisites.find(({ id }) => id === 'P2');

  it('fires the veto only while every register was read, and is looked for in the unread one', () => {
    const read = assess([large], few, { checks });
    expect(pipeline(read)?.vetoes[0]?.state).toBe('fired');
    expect(read.verdict).toMatchObject({ certain: true, phase: 'FOUNDATION' });

    const lost = assess([large, 'forbidden'], few, { checks });
    expect(pipeline(lost)?.vetoes[0]?.state).toBe('unknown');
    expect(lost.verdict.possible).toContain('FOUNDATION');
    expect(lost.verdict.certain).toBe(false);
    expect(
      lost.verdict.looks.map(({ fact, title }) => [fact, title]),
    ).toContainEqual([
      'P2',
      'Make the register of declarations readable: github git.example answered 403 to /repos/acme/register:two',
    ]);
  });
});

describe('a waiver that rests on a plan', () => {
  const plan = {
    id: 'one-pipeline',
    title: 'One pipeline',
    owner: 'group:default/platform',
    topic: 'pipeline',
    from: ['legacy'],
    to: 'one',
    declaredAt: '2026-10-01T00:00:00Z',
    dueAt: '2027-03-01T00:00:00Z',
    checks: ['C2'],
    subjects: ['component:default/ledger'],
  };
  const waiver = {
    id: 'w',
    check: 'C2',
    subjectRef: 'organisation:default',
    reason: 'planned',
    justification: 'The plan ends it',
    requester: 'user:default/one',
    approver: 'user:default/two',
    requestedAt: '2026-10-01T00:00:00Z',
    expiresAt: '2026-12-01T00:00:00Z',
    plan: 'one-pipeline',
  } as const;
  const found = (...subjects: readonly string[]) =>
    defineOrganisationCheck({
      id: 'C2',
      title: 'C2',
      failureTitle: 'not C2',
      why: 'C2',
      remediation: { summary: 'C2', effort: 'low', href: 'how-to/C2' },
      appliesTo: 'organisation',
      requires: {},
      summarise: {},
      evaluate: () =>
        measured(1, {
          quantities: { lineagesWithoutPlan: 2 },
          findings: subjects.map(subjectRef => ({ message: 'm', subjectRef })),
        }),
    });
  const vetoOf = (
    registers: Parameters<typeof assess>[0],
    check = found('component:default/ledger'),
  ) =>
    assess(registers, few, {
      checks: new Map([...knownChecks(passing), [check.id, check]]),
      waivers: [waiver],
    }).prerequisites.find(({ id }) => id === 'P2')?.vetoes[0]?.state;

  it('lifts the veto only while a register that was read holds the plan', () => {
    const holding = { ...large, convergencePlans: [plan] };
    expect(vetoOf([holding])).toBe('lifted');
    expect(vetoOf([large, holding])).toBe('lifted');
    expect(vetoOf([large])).toBe('fired');
    expect(vetoOf([])).toBe('fired');
    expect(vetoOf(['forbidden'])).toBe('unknown');
    expect(vetoOf([large, 'stale'])).toBe('unknown');
  });

  it('leaves it fired for anybody found whom the plan does not name, and past its date', () => {
    const holding = { ...large, convergencePlans: [plan] };
    expect(
      vetoOf(
        [holding],
        found('component:default/ledger', 'component:default/cards'),
      ),
    ).toBe('fired');
    const past = { ...plan, dueAt: '2026-11-01T00:00:00Z' };
    expect(vetoOf([{ ...large, convergencePlans: [past] }])).toBe('fired');
  });
});

describe('losing registers and parts of the catalog', () => {
  const register = fc
    .record({
      accelerators: fc.subarray(accelerators),
      portal: fc.option(
        fc.constant({
          since: '2025-01-01T00:00:00Z',
          reopenedAt: '2026-01-01T00:00:00Z',
        }),
        { nil: undefined },
      ),
      engineers: fc.option(fc.constantFrom(10, 60, 160, 340), {
        nil: undefined,
      }),
    })
    .map((entries): Declarations => ({ ...nothing, ...entries }));
  const registers = fc.array(
    fc.oneof(register, fc.constantFrom('no such file' as const, ...UNREAD)),
    { maxLength: 2 },
  );
  const BROKEN = ['engineers', 'portal', 'accelerators', 'needs'] as const;
  const lostAs = fc.array(fc.constantFrom(undefined, ...UNREAD, ...BROKEN), {
    minLength: 2,
    maxLength: 2,
  });
  const losing = (
    item: Declarations | 'no such file' | (typeof UNREAD)[number],
    lost: (typeof UNREAD)[number] | (typeof BROKEN)[number] | undefined,
  ) => {
    const section = BROKEN.find(name => name === lost);
    if (section) return typeof item === 'string' ? item : broken(item, section);
    return UNREAD.find(name => name === lost) ?? item;
  };
  it('never makes a verdict certain, and never turns a certain one into another', () => {
    fc.assert(
      fc.property(
        registers,
        lostAs,
        fc.option(fc.constantFrom(10, 60, 160, 340), { nil: undefined }),
        fc.option(fc.nat({ max: 340 }), { nil: undefined }),
        fc.boolean(),
        (all, lost, people, hidden, isReady) => {
          const checks = knownChecks(isReady ? passing : acceptanceKnown);
          const left = Math.max(0, (people ?? 0) - (hidden ?? 0));
          const part = {
            ...(left > 0 ? { engineers: left } : {}),
            unreadCatalog: [{ name: 'the rest', reason: 'no answer' }],
          };
          const whole = people === undefined ? {} : { engineers: people };
          const before = assess(all, whole, { checks }).verdict;
          const after = assess(
            all.map((item, index) => losing(item, lost[index])),
            hidden === undefined ? whole : part,
            { checks },
          ).verdict;
          expect(after.possible).toEqual(
            expect.arrayContaining([...before.possible]),
          );
          expect(after.certain && !before.certain).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});
