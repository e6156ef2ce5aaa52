import { acceptanceKnown, knownChecks } from '../__fixtures__/acceptance';
import { isOfOrganisation } from '../evidence';
import { PrerequisiteResult } from './document';
import { readablePrerequisite } from './readable';
import { assess } from './__testUtils__/registers';

const [P1] = assess([], undefined, {
  checks: knownChecks(acceptanceKnown),
}).prerequisites;

function withRows(): PrerequisiteResult {
  const [first] = P1?.checks ?? [];
  if (!P1 || !first) {
    throw new Error('no check');
  }
  const refs = ['component:default/own', 'component:default/other'];
  return {
    ...P1,
    checks: [
      {
        ...first,
        unread: [...refs, 'cluster:live'].map(ref => ({
          subjectRef: ref,
          name: ref,
          reason: 'forbidden',
        })),
        unreadCount: 3,
        findings: [
          ...refs.map(ref => ({ message: 'm', subjectRef: ref })),
          { message: 'm', team: 'group:default/other' },
          { message: 'm' },
        ],
        findingCount: 4,
        parts: refs.map(ref => ({ label: ref, subjectRef: ref, value: 1 })),
        partCount: 2,
      },
    ],
  };
}

describe('rows about others', () => {
  const shown = readablePrerequisite(
    withRows(),
    ref => isOfOrganisation(ref) || ref === 'component:default/own',
  ).checks[0];

  it('are hidden wherever they stand: unread, findings and parts', () => {
    expect(shown?.unread.map(({ subjectRef }) => subjectRef)).toEqual([
      'component:default/own',
      'cluster:live',
    ]);
    expect(shown?.findings).toEqual([
      { message: 'm', subjectRef: 'component:default/own' },
      { message: 'm' },
    ]);
    expect(shown?.parts.map(({ subjectRef }) => subjectRef)).toEqual([
      'component:default/own',
    ]);
  });

  it('are still counted', () => {
    expect(shown).toMatchObject({
      unreadCount: 3,
      findingCount: 4,
      partCount: 2,
    });
  });
});
