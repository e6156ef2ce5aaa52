import { DeliveryMetrics } from '../components/DeliveryMetrics';
import type { AskedDeployments, DeliveryApi } from '../deliveryApi';
import { numbersWith, rolledBack, rolledBackDetails } from './delivery';
import { deliveryBackend, renderPage } from './render';

/** Renders the numbers of the organisation with two pages of deployments behind them; what deployments were asked for. */
export function renderMetrics(
  more: Partial<DeliveryApi> & { readonly at?: string } = {},
) {
  const asked: AskedDeployments[] = [];
  const { at, ...answers } = more;
  renderPage(<DeliveryMetrics scope={{ of: 'organisation' }} />, {
    ...(at === undefined ? {} : { at }),
    answers: {
      delivery: deliveryBackend({
        numbers: async () => ({ numbers: numbersWith() }),
        deployments: async (_scope, query) => {
          asked.push(query);
          return query.cursor === undefined
            ? { tier: 'production', items: [rolledBack], nextCursor: 'more' }
            : {
                tier: 'production',
                items: [{ ...rolledBack, id: 'github:g/1' }],
              };
        },
        deployment: async () => rolledBackDetails,
        ...answers,
      }),
    },
  });
  return asked;
}
