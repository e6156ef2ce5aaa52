import {
  defineCheck,
  everywhere,
  workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { judgeTelemetry } from '../judgements/telemetry';
import { isServing } from '../judgements/upkeep';
import { judgeWorkloads, placeSettings } from '../population/ownWorkloads';

/** Service level: somebody can see from outside how it does. */
export const emitsTelemetry = defineCheck({
  id: 'emits-telemetry',
  title: 'Has its metrics or traces collected',
  failureTitle: 'Nobody collects its metrics or traces',
  why: 'Whoever is asked why it is slow, or whether the last release made it so, has nothing to look at but its logs.',
  remediation: {
    summary:
      'Let a monitor select it, or tell it by a variable where to send its traces.',
    effort: 'low',
    href: 'how-to/collect-telemetry',
  },
  reads: { workloads: ['telemetry'] },
  appliesTo: { kind: 'Component' },
  requires: { workloads: everywhere(workload) },
  settings: z.object(placeSettings),
  evaluate: ({ workloads }, { settings, subject, inventory }) =>
    judgeWorkloads(
      {
        readings: workloads,
        subject,
        inventory,
        settings,
        about: {
          applies: isServing,
          otherwise:
            'It runs only jobs, which may end before anybody looks at them.',
        },
      },
      judgeTelemetry,
    ),
});
