import { parseLabelSelector, selectsLabels } from './labelSelector';

function isSelected(
  text: string,
  labels: Readonly<Record<string, string>>,
): boolean | undefined {
  const selector = parseLabelSelector(text);
  return selector && selectsLabels(selector, labels);
}

describe('a label selector', () => {
  it.each([
    ['app=checkout', true],
    ['app==checkout', true],
    ['app = checkout', true],
    ['app=other', false],
    ['app!=other', true],
    ['app!=checkout', false],
    ['tier!=test', true],
    ['app in (checkout, cart)', true],
    ['app in (cart)', false],
    ['app notin (cart)', true],
    ['tier notin (test)', true],
    ['app', true],
    ['!app', false],
    ['!tier', true],
    ['! tier', true],
    ['rank>2', true],
    ['rank>3', false],
    ['rank < 4', true],
    ['tier>1', false],
    ['app>1', false],
    ['empty=', true],
    ['app=', false],
    ['example.com/team=pay', true],
    ['app in (checkout,cart),!tier,rank>2', true],
    ['app=checkout,tier=test', false],
  ])('%s is met or not as a server would say: %s', (text, expected) => {
    expect(
      isSelected(text, {
        app: 'checkout',
        rank: '3',
        empty: '',
        'example.com/team': 'pay',
      }),
    ).toBe(expected);
  });

  it.each([
    'app=a b',
    'app in checkout',
    'app in (a b)',
    'app=checkout,',
    ',app',
    '=checkout',
    'app>many',
    '-app=checkout',
    'app=(checkout)',
    'app ~ checkout',
  ])('%s is not understood, as a server refuses it', text => {
    expect(parseLabelSelector(text)).toBeUndefined();
  });

  it('does not take what every object inherits for a label', () => {
    expect(isSelected('constructor', {})).toBe(false);
    expect(isSelected('toString!=x', {})).toBe(true);
  });
});
