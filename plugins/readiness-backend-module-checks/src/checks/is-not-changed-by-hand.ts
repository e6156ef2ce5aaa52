import {
  defineCheck,
  everywhere,
  workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { handChangeOf, judgeHandChange } from '../judgements/handChange';
import { judgeWorkloads, placeSettings } from '../population/ownWorkloads';

/** Service level: nobody edits its workloads in the cluster. */
export const isNotChangedByHand = defineCheck({
  id: 'is-not-changed-by-hand',
  title: 'Is not changed by hand',
  failureTitle: 'Was changed by hand in production',
  why: 'The next deployment undoes a change that only the cluster knows.',
  remediation: {
    summary: 'Bring the change into Git and let it roll out from there.',
    effort: 'low',
    href: 'how-to/change-nothing-by-hand',
  },
  reads: { workloads: ['writers', 'unchangedSince'] },
  appliesTo: { kind: 'Component' },
  requires: { workloads: everywhere(workload) },
  settings: z.object({
    ...placeSettings,
    windowDays: z.number().positive().default(90),
  }),
  evaluate: ({ workloads }, { settings, subject, inventory, asOf }) =>
    judgeWorkloads(
      { readings: workloads, subject, inventory, settings },
      item =>
        judgeHandChange(handChangeOf(item), {
          asOf,
          windowDays: settings.windowDays,
        }),
    ),
});
