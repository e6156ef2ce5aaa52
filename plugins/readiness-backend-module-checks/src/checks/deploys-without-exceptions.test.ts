import { application } from '@groundwork/plugin-readiness-common';
import { measureFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { allFixtures } from '../__testUtils__';
import { foundation } from '../standards/foundation';
import { deploysWithoutExceptions as check } from './deploys-without-exceptions';

const whole = allFixtures().find(
  ({ check: { id }, name }) =>
    id === check.id && name === 'pass.no-exception-in-tickets-either',
);

/** What the check says once these are all the instances of Argo CD. */
function reasonWith(keep: boolean) {
  if (!whole) throw new Error('No fixture passes');
  const { evidence, ...rest } = whole.fixture;
  const [first] = evidence[application.id] ?? [];
  if (!first) throw new Error('The fixture has no Argo CD');
  const empty = { subject: first.subject, value: { applications: [] } };
  const found = measureFixture(check, {
    ...rest,
    evidence: { ...evidence, [application.id]: keep ? [empty] : [] },
  });
  return found.kind === 'unknown' ? found.reason : found.kind;
}

describe('manual exceptions', () => {
  it('does not let a source tell that nobody has connected', () => {
    expect(reasonWith(false)).toMatch(/^No source of deployments is connected/);
    expect(reasonWith(true)).toBe(
      'No source tells of a deployment to production.',
    );
  });

  it('is asked for where it would be decided: by what deploys, without which tickets tell nothing', () => {
    const line = foundation.checks.find(item => item.check === check.id);
    expect(line?.look.title).toBe('Connect every source of deployments');
  });
});
