import {
  defineOrganisationCheck,
  deliveryMetrics,
} from '@groundwork/plugin-readiness-common';
import { knownOf, typicalDelivery } from '../population/typicalDelivery';
import { inFigures } from '../population/words';
import { typicalSettings } from '../population/typicalSettings';

/** Reliability and Operations: how many deployments of the typical service fail. */
export const deploysWithoutFailing = defineOrganisationCheck({
  id: 'deploys-without-failing',
  title: 'Deployments of the typical service seldom fail',
  failureTitle: 'Deployments of the typical service often fail',
  why: 'Each failed deployment costs its users an outage and its team the day.',
  remediation: {
    summary:
      'Test what has failed before, and let a part of the traffic try a release first.',
    effort: 'medium',
    href: 'how-to/deliver-faster-and-safer',
  },
  appliesTo: 'organisation',
  unit: 'share',
  requires: { deliveries: deliveryMetrics },
  settings: typicalSettings,
  summarise: {
    deliveries: (of, { settings: by }) => knownOf('changeFailRate', of, by),
  },
  evaluate: ({ deliveries }, { settings: { types }, inventory }) =>
    typicalDelivery(
      deliveries,
      { inventory, types },
      {
        metric: 'changeFailRate',
        better: 'lower',
        scale: 0.01,
        inWords: value => `${inFigures(value * 100)} %`,
      },
    ),
});
