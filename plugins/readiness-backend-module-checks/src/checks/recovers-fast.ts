import {
  defineOrganisationCheck,
  deliveryMetrics,
} from '@groundwork/plugin-readiness-common';
import { knownOf, typicalDelivery } from '../population/typicalDelivery';
import { hoursInWords } from '../population/words';
import { typicalSettings } from '../population/typicalSettings';

/** Reliability and Operations: how long the typical service needs after a deployment that failed. */
export const recoversFast = defineOrganisationCheck({
  id: 'recovers-fast',
  title: 'The typical service recovers fast from a failed deployment',
  failureTitle: 'The typical service recovers slowly from a failed deployment',
  why: 'A failure that is over in minutes is an annoyance; the same failure over a day is in the news.',
  remediation: {
    summary:
      'Let the version before be brought back with one action, by whoever is on call.',
    effort: 'medium',
    href: 'how-to/deliver-faster-and-safer',
  },
  appliesTo: 'organisation',
  unit: 'hours',
  requires: { deliveries: deliveryMetrics },
  settings: typicalSettings,
  summarise: {
    deliveries: (of, { settings: by }) => knownOf('recoveryTime', of, by),
  },
  evaluate: ({ deliveries }, { settings: { types }, inventory }) =>
    typicalDelivery(
      deliveries,
      { inventory, types },
      {
        metric: 'recoveryTime',
        better: 'lower',
        inWords: hoursInWords,
      },
    ),
});
