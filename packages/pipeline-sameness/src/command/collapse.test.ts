import { collapsed, sideBySide } from './collapse';

describe('stages for a person', () => {
  it('leave preparation out and say what repeats once', () => {
    expect(
      collapsed([
        'checkout',
        'test',
        'setup',
        'test',
        'image',
        'publish',
        'image',
        'publish',
        'image',
        'publish',
        'deploy:production',
      ]),
    ).toEqual(['test', 'image > publish (3 times)', 'deploy:production']);
  });

  it('stand side by side, what is common on one line', () => {
    expect(sideBySide(['a', 'b', 'd'], ['a', 'c', 'd'])).toEqual([
      ['a', 'a'],
      ['b', ''],
      ['', 'c'],
      ['d', 'd'],
    ]);
    expect(sideBySide([], ['a'])).toEqual([['', 'a']]);
  });
});
