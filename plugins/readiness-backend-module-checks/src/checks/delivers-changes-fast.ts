import {
  defineOrganisationCheck,
  deliveryMetrics,
} from '@groundwork/plugin-readiness-common';
import { knownOf, typicalDelivery } from '../population/typicalDelivery';
import { hoursInWords } from '../population/words';
import { typicalSettings } from '../population/typicalSettings';

/** Delivery Engineering: how long a change of the typical service waits. */
export const deliversChangesFast = defineOrganisationCheck({
  id: 'delivers-changes-fast',
  title: 'A change of the typical service reaches production fast',
  failureTitle: 'A change of the typical service waits long for production',
  why: 'While a change waits, nobody learns whether it was right, and a repair waits as long as everything else.',
  remediation: {
    summary: 'Find the stage in which changes wait, and shorten that one.',
    effort: 'medium',
    href: 'how-to/deliver-faster-and-safer',
  },
  appliesTo: 'organisation',
  unit: 'hours',
  requires: { deliveries: deliveryMetrics },
  settings: typicalSettings,
  summarise: {
    deliveries: (of, { settings: by }) => knownOf('leadTime', of, by),
  },
  evaluate: ({ deliveries }, { settings: { types }, inventory }) =>
    typicalDelivery(
      deliveries,
      { inventory, types },
      {
        metric: 'leadTime',
        better: 'lower',
        inWords: hoursInWords,
      },
    ),
});
