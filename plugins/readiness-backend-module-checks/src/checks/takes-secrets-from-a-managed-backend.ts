import {
  defineCheck,
  everywhere,
  workload,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { judgeSecretOrigin, secretOriginOf } from '../judgements/secretOrigin';
import { judgeWorkloads, placeSettings } from '../population/ownWorkloads';

/** Service level: no secret is written into a manifest or kept in a Secret that nobody manages. */
export const takesSecretsFromAManagedBackend = defineCheck({
  id: 'takes-secrets-from-a-managed-backend',
  title: 'Takes its secrets from a managed backend',
  failureTitle: 'Has secrets that nobody manages',
  why: 'A secret that no system rotates is known to everybody who ever saw it.',
  remediation: {
    summary:
      'Move the named secrets into the organisation’s backend and refer to them with an ExternalSecret.',
    effort: 'medium',
    href: 'how-to/use-one-secrets-backend',
  },
  reads: { workloads: ['secrets'] },
  appliesTo: { kind: 'Component' },
  requires: { workloads: everywhere(workload) },
  settings: z.object(placeSettings),
  evaluate: ({ workloads }, { settings, subject, inventory }) =>
    judgeWorkloads(
      { readings: workloads, subject, inventory, settings },
      item => judgeSecretOrigin(secretOriginOf(item)),
    ),
});
