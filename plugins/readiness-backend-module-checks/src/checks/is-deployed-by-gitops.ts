import {
  defineCheck,
  everywhere,
  workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { judgeWorkloads } from '../population/ownWorkloads';

/** Service level: a GitOps controller owns what runs. */
export const isDeployedByGitops = defineCheck({
  id: 'is-deployed-by-gitops',
  title: 'Is deployed by GitOps',
  failureTitle: 'Is deployed past GitOps',
  why: 'With Git as the only way in, what runs can be read, reviewed and undone.',
  remediation: {
    summary:
      'Create an Argo CD application for it, or move its manifests into an existing one.',
    effort: 'medium',
    href: 'how-to/declare-workloads-as-code',
  },
  appliesTo: { kind: 'Component' },
  requires: { workloads: everywhere(workload) },
  settings: z.object({ tiers: z.array(z.string()).default(['production']) }),
  evaluate: ({ workloads }, { settings, subject, inventory }) =>
    judgeWorkloads(
      { readings: workloads, subject, inventory, tiers: settings.tiers },
      ({ claims }) =>
        claims.argocdTracking?.matchesSelf || claims.flux
          ? undefined
          : 'is claimed by neither Argo CD nor Flux',
    ),
});
