import {
  defineCheck,
  everywhere,
  workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { judgeDrain } from '../judgements/drain';
import { isServing } from '../judgements/upkeep';
import { judgeWorkloads, placeSettings } from '../population/ownWorkloads';

/** Service level: one node may be emptied at any time. */
export const survivesANodeDrain = defineCheck({
  id: 'survives-a-node-drain',
  title: 'Keeps serving while a node is drained',
  failureTitle: 'A single node drain can stop it',
  why: 'Nodes are replaced routinely; a service that cannot spare one turns maintenance into an outage.',
  remediation: {
    summary: 'Run two replicas on two nodes and add a disruption budget.',
    effort: 'low',
    href: 'how-to/survive-a-node-drain',
  },
  reads: { workloads: ['replicas', 'budgets', 'nodes'] },
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
          otherwise: 'It runs only jobs, which a drain starts again elsewhere.',
        },
      },
      judgeDrain,
    ),
});
