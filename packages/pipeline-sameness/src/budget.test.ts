import { Budget, MAX_STEPS, UnreadablePipelineError } from './budget';

it('lets so many steps be followed and not one more', () => {
  const budget = new Budget();
  for (let step = 0; step < MAX_STEPS; step += 1) budget.spend();
  expect(() => budget.spend()).toThrow(
    new UnreadablePipelineError(
      'its files call more than 20,000 steps in one another',
    ),
  );
});
