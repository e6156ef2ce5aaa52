import {
  clusterSubject,
  organisation,
  sourceSubject,
} from '@groundwork/plugin-readiness-common';
import type { CheckFixture } from '@groundwork/plugin-readiness-node/testUtils';
import fc from 'fast-check';
import { applications, entryPoints, profile } from './clusters';
import { CLUSTERS, component, COMPONENTS } from './organisation';
import { deliveries, firsts, frozen } from './deliveries';
import { pathRuns, serviceOrigins, touches } from './paths';
import {
  approvals,
  attestations,
  declarations,
  documentation,
  ownership,
  supportLinks,
} from './people';
import { pipelineOf, run } from './pipelines';
import { readings, withAbsent } from './readings';
import { tickets } from './tickets';
import { workloads } from './workloads';

export { COMPONENTS, component, inventory } from './organisation';

const clusters = CLUSTERS.map(({ name, tier }) => clusterSubject(name, tier));
const instances = ['argo-1', 'argo-2'].map(name =>
  sourceSubject(name, 'argocd'),
);
const scaffolders = ['scaffolder-1', 'scaffolder-2'].map(name =>
  sourceSubject(name, 'scaffolder'),
);
const trackers = ['acme/support', 'PLAT'].map(name =>
  sourceSubject(name, 'github-tickets'),
);
const components = COMPONENTS.map(component);

/** Random evidence of every kind, some of it unread. */
export const randomEvidence: fc.Arbitrary<CheckFixture['evidence']> = fc.record(
  {
    workload: readings(clusters, workloads),
    'entry-point': readings(clusters, entryPoints),
    'cluster-profile': readings(clusters, profile),
    application: readings(instances, applications),
    tickets: readings(trackers, tickets),
    pipeline: withAbsent(readings(components, pipelineOf)),
    'pipeline-run': withAbsent(readings(components, run)),
    'delivery-metrics': withAbsent(readings(components, deliveries)),
    'first-deployments': withAbsent(readings(components, firsts)),
    ownership: withAbsent(readings(components, ownership)),
    'service-origin': withAbsent(readings(components, serviceOrigins)),
    'early-touches': withAbsent(readings(components, touches)),
    documentation: withAbsent(readings(components, documentation)),
    'change-approvals': withAbsent(readings(components, approvals)),
    'support-links': readings(components, supportLinks),
    attestation: readings([organisation], attestations),
    declaration: readings([organisation], declarations),
    'golden-path-runs': readings(scaffolders, pathRuns),
    'frozen-baselines': readings([organisation], frozen),
  },
);
