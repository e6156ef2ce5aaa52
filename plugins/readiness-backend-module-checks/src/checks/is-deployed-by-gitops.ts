import {
  application,
  defineCheck,
  everywhere,
  mapReading,
  workload,
  type InstanceApplications,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  applicationLines,
  declarationOf,
  judgeGitops,
  listedObjectsOf,
  listingOf,
  type ListedObjects,
} from '../judgements/declaration';
import { fails } from '../judgements/judgement';
import { judgeWorkloads, placeSettings } from '../population/ownWorkloads';

const known = new WeakMap<InstanceApplications, ListedObjects>();

/** Every service asks every instance: each is searched once, not once a service. */
function listedIn(value: InstanceApplications): ListedObjects {
  const listed = known.get(value) ?? listedObjectsOf(value);
  known.set(value, listed);
  return listed;
}

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
  reads: { workloads: ['claims'] },
  appliesTo: { kind: 'Component' },
  requires: {
    workloads: everywhere(workload),
    applications: everywhere(application),
  },
  settings: z.object(placeSettings),
  evaluate: ({ workloads, applications }, { settings, subject, inventory }) => {
    const listing = listingOf(
      applications.map(reading => mapReading(reading, listedIn)),
    );
    return judgeWorkloads(
      { readings: workloads, subject, inventory, settings },
      (item, cluster) => {
        const place = { cluster, inventory };
        const judgement = judgeGitops(declarationOf(item), listing, place);
        return judgement.state === 'fails'
          ? fails(judgement.says, applicationLines(cluster, item.namespace))
          : judgement;
      },
    );
  },
});
