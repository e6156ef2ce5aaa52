import {
  defineCheck,
  everywhere,
  workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { isServing, judgeReadiness } from '../judgements/upkeep';
import { judgeWorkloads, placeSettings } from '../population/ownWorkloads';

/** Service level: each container says when it may be sent traffic, and does. */
export const answersItsProbes = defineCheck({
  id: 'answers-its-probes',
  title: 'Says when it is ready for traffic',
  failureTitle: 'Gets traffic before it is ready',
  why: 'Without a readiness probe, a pod that still starts or has lost its database is sent requests, and each of them fails.',
  remediation: {
    summary: 'Give every container a readiness probe.',
    effort: 'low',
    href: 'how-to/keep-workloads-well',
  },
  reads: { workloads: ['hygiene', 'hasReadyPod'] },
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
          otherwise: 'It runs only jobs, which nobody sends traffic to.',
        },
      },
      judgeReadiness,
    ),
});
