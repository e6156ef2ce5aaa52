import {
  declaration,
  organisation,
  registerExamples,
  type Declarations,
} from '@groundwork/plugin-readiness-common';
import {
  measureFixture,
  type CheckFixture,
} from '@groundwork/plugin-readiness-node/testUtils';
import { allFixtures } from '../__testUtils__';

const fixtures = allFixtures();
const FILE = 'declarations.yaml in acme/register';
const NAMELESS = 'the file that readiness.registers.declarations names';

/** Registers that say nothing of the path. */
const nothing: Declarations = {
  accelerators: [],
  convergencePlans: [],
  mandates: [],
  needs: [],
  file: FILE,
};

/** What the check finds in a fixture that passes, with these registers instead of its own. */
function findingsOf(
  id: string,
  registers: readonly (Declarations | 'forbidden')[],
) {
  const whole = fixtures.find(
    ({ check, name }) => check.id === id && name.startsWith('pass.'),
  );
  if (!whole) throw new Error(`No fixture of ${id} passes`);
  const subject = organisation;
  const evidence: CheckFixture['evidence'] = {
    ...whole.fixture.evidence,
    [declaration.id]: registers.map(register =>
      register === 'forbidden'
        ? { subject, unread: register }
        : { subject, value: register },
    ),
  };
  const found = measureFixture(whole.check, { ...whole.fixture, evidence });
  return found.kind === 'unknown' ? found.findings : found.kind;
}

const toWrite = (section: 'platformTeam' | 'mandates', into: string) => [
  expect.objectContaining({
    mend: { into, yaml: registerExamples[section] },
  }),
];

describe.each([
  'golden-path-is-chosen',
  'golden-path-needs-no-hands',
  'changes-need-no-platform-member',
])('%s', id => {
  it('shows what to write into which file where no register names the platform team', () => {
    expect(findingsOf(id, [nothing])).toEqual(toWrite('platformTeam', FILE));
  });

  it('asks nobody to write what may stand in a register that could not be read', () => {
    expect(findingsOf(id, ['forbidden'])).toEqual([]);
  });
});

describe.each([
  ['golden-path-is-chosen', 'mandates'],
  ['teams-return-to-the-path', 'mandates'],
  ['golden-path-needs-no-hands', 'platformTeam'],
  ['changes-need-no-platform-member', 'platformTeam'],
] as const)('%s', (id, section) => {
  it('shows what to write where there is no register at all', () => {
    expect(findingsOf(id, [])).toEqual(toWrite(section, NAMELESS));
  });
});
