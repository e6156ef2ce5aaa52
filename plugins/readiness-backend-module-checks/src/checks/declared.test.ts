import {
  declaration,
  organisation,
  type Declarations,
} from '@groundwork/plugin-readiness-common';
import { measureFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { checks } from '.';

const nothing: Declarations = {
  accelerators: [],
  convergencePlans: [],
  mandates: [],
  needs: [],
};
const signed = { by: 'user:default/a', at: '2026-10-01T00:00:00.000Z' };
const survey = {
  question: 'pipeline-understood-minutes',
  asked: 40,
  answered: 22,
  median: 45,
  ...signed,
};

type Register = Partial<Declarations> | 'forbidden' | 'no such file';

function measure(id: string, registers: readonly Register[]) {
  const check = checks.find(each => each.id === id);
  if (!check) throw new Error(id);
  return measureFixture(check, {
    evidence: {
      [declaration.id]: registers.map(register => {
        const subject = organisation;
        if (register === 'forbidden') return { subject, unread: register };
        return register === 'no such file'
          ? { subject, absent: true }
          : { subject, value: { ...nothing, ...register } };
      }),
    },
  });
}

const DECLARED = [
  'developers-are-satisfied',
  'joiner-time-is-known',
  'pipeline-is-understood-within-an-hour',
  'platform-team-is-a-product-team',
] as const;

describe.each(DECLARED)('%s', id => {
  it.each([
    ['no register', []],
    ['a register that could not be read', ['forbidden' as const]],
  ])('is unknown with %s', (_, registers) => {
    expect(measure(id, registers).kind).toBe('unknown');
  });

  it.each([
    ['a register that does not say it', [{}]],
    ['a register that is not there', ['no such file' as const]],
    [
      'one that does not say it and one that could not be read',
      [{}, 'forbidden' as const],
    ],
  ])('is unknown with %s, and shows what to write', (_, registers) => {
    expect(measure(id, registers)).toMatchObject({
      kind: 'unknown',
      findings: expect.arrayContaining([
        expect.objectContaining({
          mend: {
            into: 'the file that readiness.registers.declarations names',
            yaml: expect.stringContaining('by: ada.quill'),
          },
        }),
      ]),
    });
  });

  it('names the file where a register was read, and the line that nobody understood', () => {
    const measured = measure(id, [
      {
        file: 'declarations.yaml in acme/register',
        incomplete: ['surveys', 'joiners', 'interviews'],
        problems: [
          {
            path: 'declarations.yaml',
            line: 12,
            field: 'joiners[1].to',
            message: 'is missing',
          },
        ],
      },
    ]);
    expect(measured).toMatchObject({
      kind: 'unknown',
      findings: expect.arrayContaining([
        expect.objectContaining({
          mend: expect.objectContaining({
            into: 'declarations.yaml in acme/register',
          }),
        }),
        {
          message: 'declarations.yaml:12: joiners[1].to is missing.',
          evidenceId: 'declaration-0',
        },
      ]),
    });
  });
});

describe('the time of newcomers', () => {
  const joined = (count: number) => ({
    joiners: [
      {
        from: '2026-03-01T00:00:00.000Z',
        to: '2026-09-01T00:00:00.000Z',
        count,
        ...signed,
      },
    ],
  });

  it('does not apply where nobody joined, unless another register may say otherwise', () => {
    expect(measure('joiner-time-is-known', [joined(0)]).kind).toBe(
      'not_applicable',
    );
    expect(measure('joiner-time-is-known', [joined(0), 'forbidden']).kind).toBe(
      'unknown',
    );
  });

  it('is not asked of one or two people', () => {
    expect(measure('joiner-time-is-known', [joined(2)]).kind).toBe('unknown');
  });
});

describe('a survey', () => {
  const understood = (surveys: Declarations['surveys']) =>
    measure('pipeline-is-understood-within-an-hour', [{ surveys }]);

  it('is believed half', () => {
    expect(understood([survey])).toMatchObject({
      kind: 'measured',
      reliability: 0.5,
    });
  });

  it.each([
    ['few have answered', { answered: 11 }],
    ['it is older than a year', { at: '2025-09-01T00:00:00.000Z' }],
    ['its day is to come', { at: '2027-01-01T00:00:00.000Z' }],
    ['it asks another question', { question: 'lunch' }],
  ])('tells nothing where %s', (_, other) => {
    expect(understood([{ ...survey, ...other }]).kind).toBe('unknown');
  });
});
