import { say } from './__testUtils__/say';

const t = say();

test('a message is said with its values, and a plural with its count', () => {
  expect(t('gate.pass')).toBe('passes, certain');
  expect(t('baseline.named', { name: 'First', day: '1 May' })).toBe(
    'Baseline “First”, frozen on 1 May',
  );
  expect(t('check.points', { count: 1 })).toBe('1 point');
  expect(t('check.points', { count: 1200 })).toBe('1,200 points');
});

test('the compiler refuses what the messages do not have', () => {
  const wrong = [
    // @ts-expect-error There is no such message.
    () => t('gate.passes'),
    // @ts-expect-error The day is missing.
    () => t('baseline.named', { name: 'First' }),
    // @ts-expect-error The count is a number.
    () => t('check.points', { count: '1' }),
    // @ts-expect-error A plural is asked for with its count.
    () => t('check.points'),
    // @ts-expect-error A form of a plural is nobody's business.
    () => t('check.points_one', { count: 1 }),
  ];
  expect(wrong).toHaveLength(5);
});
