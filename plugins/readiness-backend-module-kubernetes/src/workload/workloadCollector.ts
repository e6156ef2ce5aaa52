import {
  observed,
  workload,
  type ClusterWorkloads,
  type Observation,
  type Subject,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import type {
  CollectContext,
  Collector,
} from '@groundwork/plugin-readiness-node';
import { clustersOf } from '@groundwork/source-client/kubernetes';
import { ClusterApi, type ListedObject } from '../cluster/clusterApi';
import {
  componentOf,
  nameOf,
  workloadObjectSchema,
  type WorkloadObject,
} from '../cluster/objects';
import { resources } from '../cluster/resources';
import {
  readNetworkPolicies,
  type NetworkPolicies,
} from '../network/networkPolicies';
import { readTelemetry, type Telemetries } from '../telemetry/telemetry';
import { claimsOf } from './claims';
import { readIdentities, type Identities } from './identity';
import { readRunningPods } from './runningPods';
import { readSecretOrigins, type SecretOrigins } from './secretOrigins';
import { secretUses } from './secretUses';
import {
  earlierLook,
  hasTimelessWrite,
  seenByController,
  withUnchangedSince,
} from './unchanged';
import { readUpkeep, type Upkeep } from './upkeep';
import { writersOf } from './writers';

const RESOURCES = [
  resources.deployment,
  resources.statefulSet,
  resources.daemonSet,
  resources.cronJob,
];

function hasReadyPod(
  kind: string,
  { status }: WorkloadObject,
): boolean | undefined {
  switch (kind) {
    case 'CronJob':
      return undefined;
    case 'DaemonSet':
      return (status?.numberReady ?? 0) > 0;
    default:
      return (status?.readyReplicas ?? 0) > 0;
  }
}

function generationOf(
  object: WorkloadObject,
): Pick<Workload, 'generation' | 'unchangedSince'> {
  const { generation } = object.metadata;
  const since = seenByController(object);
  return {
    ...(generation === undefined ? {} : { generation }),
    ...(since === undefined ? {} : { unchangedSince: since }),
  };
}

/** What else of a cluster says something of each workload in it. */
interface Around {
  readonly origins: SecretOrigins;
  readonly upkeep: Upkeep;
  readonly identities: Identities;
  readonly policies: NetworkPolicies;
  readonly telemetries: Telemetries;
}

async function readAround(api: ClusterApi): Promise<Around> {
  const pods = await readRunningPods(api);
  return {
    origins: await readSecretOrigins(api),
    upkeep: await readUpkeep(api, pods),
    identities: await readIdentities(api, pods),
    policies: await readNetworkPolicies(api),
    telemetries: await readTelemetry(api, pods),
  };
}

/** A workload that nobody controls, reduced to what checks read; undefined for one that another object controls. */
export function workloadOf(
  listed: Pick<ListedObject, 'apiVersion' | 'kind'>,
  object: WorkloadObject,
  { origins, upkeep, identities, policies, telemetries }: Around,
): Workload | undefined {
  const { metadata, spec } = object;
  if (metadata.ownerReferences?.some(({ controller }) => controller))
    return undefined;
  const template = spec?.template ?? spec?.jobTemplate?.spec.template ?? {};
  const namespace = metadata.namespace ?? '';
  const claims = claimsOf(listed, metadata);
  const component =
    componentOf(metadata) ??
    (template.metadata ? componentOf(template.metadata) : undefined);
  const writers = writersOf(metadata);
  const serviceAccount = template.spec?.serviceAccountName;
  const ready = hasReadyPod(listed.kind, object);
  const named = { kind: listed.kind, namespace, name: metadata.name };
  return {
    ...nameOf(listed, metadata),
    namespace,
    ...(component === undefined ? {} : { component }),
    labels: metadata.labels,
    ...(template.metadata ? { podLabels: template.metadata.labels } : {}),
    ...(spec?.replicas === undefined ? {} : { replicas: spec.replicas }),
    ...(ready === undefined ? {} : { hasReadyPod: ready }),
    images: (template.spec?.containers ?? []).flatMap(
      ({ image }) => image ?? [],
    ),
    claims,
    ...(writers === undefined ? {} : { writers: [...writers] }),
    ...(hasTimelessWrite(writers ?? []) ? generationOf(object) : {}),
    secrets: secretUses(template, { namespace, flux: claims.flux }, origins),
    ...(serviceAccount === undefined ? {} : { serviceAccount }),
    ...identities.of(named, template),
    ...policies.of(namespace, template),
    ...(listed.kind === 'CronJob'
      ? {}
      : {
          ...upkeep.of(named, template),
          ...telemetries.of(named, template),
        }),
  };
}

/** Says of each timeless write how old it is at least; what an earlier look noted is asked for only then. */
async function dated(
  workloads: readonly Workload[],
  subject: Subject,
  context: CollectContext,
): Promise<Workload[]> {
  const isAsked = workloads.some(({ writers }) =>
    hasTimelessWrite(writers ?? []),
  );
  const earlier = isAsked
    ? await earlierLook(subject, context)
    : new Map<string, string>();
  return workloads.map(item => withUnchangedSince(item, earlier, context.asOf));
}

/** Reads everything that runs in a cluster: who declared it, who wrote to it, where its secrets come from, how it is kept, who it is to a cloud, who may talk to it, who collects its metrics. */
export class WorkloadCollector implements Collector<ClusterWorkloads> {
  readonly id = 'kubernetes:workload';
  readonly produces = workload;
  readonly appliesTo = { kind: 'Cluster' } as const;

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<ClusterWorkloads>> {
    const api = new ClusterApi(
      clustersOf(context.sources).client(subject.name),
    );
    const around = await readAround(api);
    const workloads: Workload[] = [];
    for (const resource of RESOURCES) {
      const start = workloads.length;
      // Without the right to list them nothing that the kind says can be judged: the whole look has failed.
      await api.must(resource, {
        begin: () => workloads.splice(start),
        item: listed => {
          const item = workloadOf(
            listed,
            workloadObjectSchema.parse(listed.object),
            around,
          );
          if (item) workloads.push(item);
        },
      });
    }
    return observed(
      {
        workloads: await dated(workloads, subject, context),
        unread: Object.values(around).flatMap(({ unread }) => unread),
      },
      {
        source: api.source,
        request: { method: 'GET', path: '/apis/apps/v1/deployments' },
      },
    );
  }
}
