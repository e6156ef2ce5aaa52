import { deliveryBackend } from './__testUtils__';
import { deliveryQueries } from './deliveryQueries';

it('the deployments behind a number are read again as often as the number', () => {
  const api = deliveryBackend({});
  const scope = { of: 'organisation' } as const;
  const numbers = deliveryQueries.numbers(api, scope, { days: 90 });
  const behind = deliveryQueries.deployments(api, scope, {
    ...{ days: 90, metric: 'lead-time' },
  });
  expect(numbers.refetchInterval).toBeGreaterThan(0);
  expect(behind.refetchInterval).toBe(numbers.refetchInterval);
});
