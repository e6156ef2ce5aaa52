import { measureFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { allFixtures } from '../__testUtils__';
import { goldenPathIsChosen } from './golden-path-is-chosen';

const WHILE_IN_FORCE = '2026-08-15T00:00:00Z';

describe('whether the golden path is chosen', () => {
  it('S25: is not measurable while a mandate is in force, and asks for a survey instead', () => {
    const [mandated] = allFixtures().filter(
      ({ check, name }) =>
        check === goldenPathIsChosen && name === 'fail.once-mandated',
    );
    if (!mandated) throw new Error('There is no fixture with a mandate');
    const { fixture } = mandated;
    expect(
      measureFixture(goldenPathIsChosen, { ...fixture, asOf: WHILE_IN_FORCE }),
    ).toMatchObject({
      kind: 'unknown',
      reason:
        'Not measurable: the path is mandated (New services come from the template). Ask each team that used it: "Would you use it if it were optional?"',
    });
    // Once it has ended it is measured again, and what was made before is no choice.
    expect(measureFixture(goldenPathIsChosen, fixture)).toMatchObject({
      value: { lo: 0, hi: 0 },
    });
  });
});
