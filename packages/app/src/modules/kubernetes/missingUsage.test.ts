import { say } from '../../__testUtils__/say';
import { explainMissingUsage, type MissingUsage } from './missingUsage';

const t = say();

const missing: MissingUsage = {
  cluster: 'staging-eu',
  reason: 'not_found',
  isPartial: false,
};

describe('why usage is missing', () => {
  it.each([
    [{}, 'No usage figures from staging-eu: it has no metrics server.'],
    [
      { reason: 'timeout' as const },
      'No usage figures from staging-eu: they did not come in time.',
    ],
    [
      { reason: 'server_error' as const, isPartial: true },
      'Usage figures from staging-eu are incomplete: its metrics server failed to answer (5xx).',
    ],
  ])('is one plain sentence: %j', (what, sentence) => {
    expect(explainMissingUsage({ ...missing, ...what }, t)).toBe(sentence);
  });

  it('is not guessed where nobody said it', () => {
    expect(
      explainMissingUsage({ cluster: 'staging-eu', isPartial: false }, t),
    ).toBe('No usage figures from staging-eu: nobody said why.');
  });

  it('comes with what to do where a right is missing', () => {
    expect(explainMissingUsage({ ...missing, reason: 'forbidden' }, t)).toMatch(
      /^No usage figures from staging-eu: the portal may not read them \(403\)\. Bind the role/,
    );
  });
});
