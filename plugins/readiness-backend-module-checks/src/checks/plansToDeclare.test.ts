import {
  attestation,
  declaration,
  organisation,
  registerExamples,
  type AttestationRegister,
  type Declarations,
  type Finding,
} from '@groundwork/plugin-readiness-common';
import { readRegisterText } from '@groundwork/plugin-readiness-node';
import {
  measureFixture,
  type CheckFixture,
} from '@groundwork/plugin-readiness-node/testUtils';
import { allFixtures } from '../__testUtils__';

const fixtures = allFixtures();
const FILE = 'declarations.yaml in acme/register';

const nothing: Declarations = {
  ...{ accelerators: [], convergencePlans: [], mandates: [], needs: [] },
  file: FILE,
};
const plan = (topic: string, dueAt: string) => ({
  ...nothing,
  convergencePlans: [
    {
      ...{ id: 'p', title: 'One way', owner: 'group:default/platform' },
      declaredAt: '2026-01-01T00:00:00Z',
      ...{ topic, from: ['nothing-in-use'], to: 'one', dueAt },
    },
  ],
});

/** What to copy that a failing fixture shows, with these registers instead of its own. */
function copiesOf(
  [id, name]: readonly [id: string, name: string],
  kind: { readonly id: string },
  registers: readonly (Declarations | AttestationRegister | 'forbidden')[],
): readonly Finding[] {
  const whole = fixtures.find(
    ({ check, name: own }) => check.id === id && own === name,
  );
  if (!whole) throw new Error(`No fixture ${name} of ${id}`);
  const evidence: CheckFixture['evidence'] = {
    ...whole.fixture.evidence,
    [kind.id]: registers.map(register =>
      register === 'forbidden'
        ? { subject: organisation, unread: register }
        : { subject: organisation, value: register },
    ),
  };
  const found = measureFixture(whole.check, { ...whole.fixture, evidence });
  if (found.kind !== 'measured') throw new Error(`${id} is not measured`);
  return found.findings.filter(({ mend }) =>
    mend?.yaml.match(/^(convergencePlans|attestations):/),
  );
}

const LINEAGES = ['delivers-the-same-way', 'fail.two-lineages'] as const;
const CONTROLLERS = [
  'uses-one-entry-point',
  'fail.controllers-differ',
] as const;
const SECRETS = [
  'uses-one-secrets-backend',
  'fail.attestation-expired',
] as const;

describe.each([
  { of: LINEAGES, topic: 'pipeline' },
  { of: CONTROLLERS, topic: 'entry-point' },
])('differences on the topic $topic that no plan covers', ({ of, topic }) => {
  const copies = (...registers: readonly (Declarations | 'forbidden')[]) =>
    copiesOf(of, declaration, registers);

  it('show the lines of a plan and the file for them, which a register understands', () => {
    const [found, ...more] = copies(nothing);
    expect(more).toEqual([]);
    expect(found?.mend?.into).toBe(FILE);
    const { register, problems } = readRegisterText(
      'declarations.yaml',
      found?.mend?.yaml ?? '',
    );
    expect(problems).toEqual([]);
    expect(register.convergencePlans).toEqual([
      expect.objectContaining({ topic }),
    ]);
  });

  it('name the key of the configuration where there is no register', () => {
    expect(copies()[0]?.mend?.into).toBe(
      'the file that readiness.registers.declarations names',
    );
  });

  it('ask nobody to write what may stand in a register that could not be read', () => {
    expect(copies('forbidden')).toEqual([]);
    expect(copies(nothing, 'forbidden')).toEqual([]);
    expect(copies({ ...nothing, incomplete: ['convergencePlans'] })).toEqual(
      [],
    );
  });

  it('show no lines where a plan is there, nor where one only needs a new date', () => {
    expect(copies(plan(topic, '2027-06-30T00:00:00Z'))).toEqual([]);
    expect(copies(plan(topic, '2026-01-31T00:00:00Z'))).toEqual([]);
  });
});

describe('a plan to declare', () => {
  it('is the example of the documentation for pipelines', () => {
    const [found] = copiesOf(LINEAGES, declaration, [nothing]);
    expect(found?.mend?.yaml).toBe(registerExamples.convergencePlans);
  });

  it('names the controllers in use for entry points, and leads to that of production', () => {
    const [found] = copiesOf(CONTROLLERS, declaration, [nothing]);
    const { register } = readRegisterText('a', found?.mend?.yaml ?? '');
    expect(register.convergencePlans).toEqual([
      expect.objectContaining({
        from: ['k8s.io/ingress-nginx'],
        to: 'traefik.io/ingress-controller',
      }),
    ]);
  });
});

describe('a team of whose secrets nobody knows', () => {
  const none: AttestationRegister = { attestations: [], file: FILE };
  const copies = (
    ...registers: readonly (AttestationRegister | 'forbidden')[]
  ) => copiesOf(SECRETS, attestation, registers);

  it('is shown the lines that say it, with its own name and the file', () => {
    const found = copies(none);
    expect(found.length).toBeGreaterThan(0);
    for (const { mend, team } of found) {
      expect(mend?.into).toBe(FILE);
      const { register, problems } = readRegisterText('a', mend?.yaml ?? '');
      expect(problems).toEqual([]);
      expect(register.attestations).toEqual([
        expect.objectContaining({ team, topic: 'secrets-mechanism' }),
      ]);
    }
  });

  it('is told where to put them where there is no register', () => {
    expect(copies()[0]?.mend?.into).toBe(
      'the file that readiness.registers.attestations names',
    );
  });

  it('is asked for nothing that may stand in a register that could not be read', () => {
    expect(copies('forbidden')).toEqual([]);
    expect(copies({ ...none, isIncomplete: true })).toEqual([]);
  });
});
