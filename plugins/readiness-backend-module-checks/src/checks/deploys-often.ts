import {
  defineOrganisationCheck,
  deliveryMetrics,
} from '@groundwork/plugin-readiness-common';
import { knownOf, typicalDelivery } from '../population/typicalDelivery';
import { inFigures } from '../population/words';
import { typicalSettings } from '../population/typicalSettings';

/** Delivery Engineering: how often the typical service reaches production. */
export const deploysOften = defineOrganisationCheck({
  id: 'deploys-often',
  title: 'The typical service is deployed often',
  failureTitle: 'The typical service is deployed rarely',
  why: 'What is deployed rarely is deployed in large steps, and a large step is hard to test, to understand and to take back.',
  remediation: {
    summary:
      'Make the changes smaller, and let each go to production when it is done.',
    effort: 'medium',
    href: 'how-to/deliver-faster-and-safer',
  },
  appliesTo: 'organisation',
  unit: 'per-week',
  requires: { deliveries: deliveryMetrics },
  settings: typicalSettings,
  summarise: {
    deliveries: (of, { settings: by }) =>
      knownOf('deploymentFrequency', of, by),
  },
  evaluate: ({ deliveries }, { settings: { types }, inventory }) =>
    typicalDelivery(
      deliveries,
      { inventory, types },
      {
        metric: 'deploymentFrequency',
        better: 'higher',
        inWords: value => `${inFigures(value)} a week`,
      },
    ),
});
