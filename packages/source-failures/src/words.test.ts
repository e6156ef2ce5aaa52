import {
  explain,
  explainReason,
  failureReasons,
  reasonInBrief,
  unreadReasons,
} from '.';

const source = { kind: 'argocd', instance: 'live' };
const what = 'the list of applications';

describe('why a system was not read', () => {
  it('can be done about by the same, whoever tells it', () => {
    for (const reason of failureReasons)
      expect(explain({ reason, source, what }).remedy).toBe(
        explainReason(reason).fix,
      );
  });

  it('has words of its own for each reason, in every form', () => {
    for (const say of [
      (reason: (typeof failureReasons)[number]) =>
        explain({ reason, source, what }).says,
      (reason: (typeof failureReasons)[number]) => explainReason(reason).says,
      reasonInBrief,
    ])
      expect(new Set(failureReasons.map(say)).size).toBe(failureReasons.length);
  });

  it('names the right that is missing, and what else somebody knows to do', () => {
    const asked = { reason: 'forbidden', source, what } as const;
    expect(explain({ ...asked, right: 'applications, get' }).remedy).toBe(
      'Give the portal’s account the right applications, get.',
    );
    expect(explain({ ...asked, remedy: 'Ask Ada.' }).remedy).toBe('Ask Ada.');
  });

  it('is no failure while it is being read, and is not guessed where nobody said', () => {
    expect(unreadReasons.filter(reason => !isFailure(reason))).toEqual([
      'unfinished',
    ]);
    expect(explainReason('unfinished').fix).toMatch(/^Wait/);
    expect(explainReason(undefined).says).toBe('failed for an unknown reason');
  });
});

function isFailure(reason: string): boolean {
  return failureReasons.some(known => known === reason);
}
