import { emptyCheckpoint } from './fold/checkpoint';
import { canonicalText } from './ordering';
import { DEFAULT_DELIVERY_SETTINGS } from './settings';

describe('canonical text', () => {
  it('has sorted keys and no absent fields, at every depth', () => {
    const value = { b: [{ d: 1, c: undefined, a: null }], a: 'é' };
    expect(canonicalText(value)).toBe('{"a":"é","b":[{"a":null,"d":1}]}');
  });

  it('of the conventions is the one that stored checkpoints carry', () => {
    expect(
      emptyCheckpoint('web', {
        ...DEFAULT_DELIVERY_SETTINGS,
        servicePaths: new Map([['web', ['web/**']]]),
      }).conventions,
    ).toBe(
      '{"excludeAuthors":[],"excludeRedeploys":false,"interventionMs":"604800000","paths":["web/**"],"requireChange":false}',
    );
  });
});
