import {
  defineStandard,
  yesOrNo,
  type SubjectStandard,
} from '@groundwork/plugin-readiness-common';
import { connect, line } from './lines';
import type { Reasoned } from './reasons';

const catalog = connect('the catalog');
const clusters = connect('every production cluster');
const step = (check: Reasoned, title: string, look = catalog) =>
  line(check, title, { weight: 1, curve: yesOrNo(), look });

/** The ladder that a service climbs; a team sees its services side by side on it. */
export const serviceStandard: SubjectStandard = defineStandard({
  scope: 'subject',
  id: 'service-readiness',
  version: '1.4.0',
  title: 'Service readiness',
  appliesTo: {
    kind: 'Component',
    type: ['service'],
    // A new service climbs while it is on its way; it is judged where it runs furthest.
    lifecycle: ['production', 'experimental'],
  },
  levels: [
    {
      level: 1,
      title: 'Owned',
      checks: [step('has-an-active-owner', 'Has an owner that exists')],
    },
    {
      level: 2,
      title: 'Documented',
      checks: [
        step('has-documentation', 'Has documentation'),
        step('documentation-is-current', 'Its documentation is current'),
        step('has-a-runbook', 'Has a runbook'),
        step('has-somebody-on-call', 'Says who is on call'),
      ],
    },
    {
      level: 3,
      title: 'Declared and steady',
      checks: [
        step('is-deployed-by-gitops', 'Is deployed by GitOps', clusters),
        step('is-not-changed-by-hand', 'Is not changed by hand', clusters),
        step('answers-its-probes', 'Says when it is ready', clusters),
        step('survives-a-node-drain', 'Survives a node drain', clusters),
      ],
    },
    {
      level: 4,
      title: 'On the shared way',
      checks: [
        step(
          'delivers-through-a-shared-pipeline',
          'Delivers through a shared pipeline',
          connect('its repository'),
        ),
        step(
          'takes-secrets-from-a-managed-backend',
          'Takes its secrets from a managed backend',
          clusters,
        ),
        step(
          'has-its-delivery-measured',
          'Has its delivery measured',
          connect('what deploys it, and its changes'),
        ),
        step(
          'emits-telemetry',
          'Has its metrics or traces collected',
          clusters,
        ),
      ],
    },
  ],
});
