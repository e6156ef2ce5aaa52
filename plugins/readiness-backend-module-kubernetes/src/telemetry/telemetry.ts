/**
 * Whether metrics or traces of a workload are collected: by a monitor of the Prometheus operator, by an annotation, by what
 * the cluster put into its pods, or by a variable that says where to send them.
 */
import type {
  TelemetryWay,
  Unread,
  Workload,
  WorkloadTelemetry,
} from '@groundwork/plugin-readiness-common';
import type { ClusterApi, Listing } from '../cluster/clusterApi';
import {
  containersOf,
  variablesOf,
  type PodTemplate,
} from '../cluster/objects';
import { resources, type Resource } from '../cluster/resources';
import { keyOf, type Named, type RunningPods } from '../workload/runningPods';
import { Monitors, podMonitorSchema, serviceMonitorSchema } from './monitors';
import {
  readScrapedServices,
  SCRAPE,
  type ScrapedServices,
} from './scrapedServices';

/** Where to send metrics or traces, as OpenTelemetry and the agents of some vendors read it. */
const EXPORTER =
  /^(OTEL_EXPORTER_OTLP_((TRACES|METRICS)_)?ENDPOINT|DD_AGENT_HOST|DD_TRACE_AGENT_URL|ELASTIC_APM_SERVER_URL|APPLICATIONINSIGHTS_CONNECTION_STRING|NEW_RELIC_LICENSE_KEY)$/;

/** Whoever sets it to true sends nothing; its value is not read. */
const SWITCH = 'OTEL_SDK_DISABLED';

/** Asks the OpenTelemetry operator to instrument a pod, or to put a collector beside it. */
const ASKS = /^(instrumentation|sidecar)\.opentelemetry\.io\/(inject(-.+)?)$/;

type Sign = WorkloadTelemetry['signs'][number];

const signs = (way: TelemetryWay, names: readonly string[]): readonly Sign[] =>
  names.map(name => ({ way, name }));

/** What could be followed of a cluster. */
interface Watched {
  readonly podMonitors: Monitors;
  readonly services: ScrapedServices;
  readonly pods: RunningPods;
  readonly unread: readonly Unread[];
}

/** Annotations that ask for instrumentation. An empty one asks for nothing. */
function asksOf({ metadata }: PodTemplate): readonly string[] {
  return Object.entries(metadata?.annotations ?? {})
    .filter(
      ([key, value]) => ASKS.test(key) && value !== '' && value !== 'false',
    )
    .map(([key]) => `annotation ${key}`);
}

/** Ports of a pod have names only where a container says them. */
function portsOf(template: PodTemplate): readonly string[] {
  return containersOf(template).flatMap(({ ports }) =>
    (ports ?? []).flatMap(({ name }) => name ?? []),
  );
}

/** ConfigMaps that fill variables: what they hold is not read. */
function configMapsOf(template: PodTemplate): readonly string[] {
  return containersOf(template).flatMap(({ envFrom }) =>
    (envFrom ?? []).flatMap(({ configMapRef }) =>
      configMapRef?.name === undefined
        ? []
        : [`ConfigMap ${configMapRef.name}`],
    ),
  );
}

function telemetryOf(
  workload: Named,
  template: PodTemplate,
  { podMonitors, services, pods, unread }: Watched,
): WorkloadTelemetry {
  const pod = {
    namespace: workload.namespace,
    labels: template.metadata?.labels ?? {},
  };
  const before = services.over(pod);
  const ofPods = podMonitors.over(pod, portsOf(template));
  const variables = variablesOf(template);
  const exporters = variables
    .filter(name => EXPORTER.test(name))
    .map(name => `variable ${name}`);
  const isSwitched = variables.includes(SWITCH) && exporters.length > 0;
  const put = pods.instrumentedBy.get(keyOf(workload)) ?? new Set();
  const isSeen = pods.nodesOf.has(keyOf(workload));
  const asks = put.size > 0 ? [] : asksOf(template);
  const scrape = template.metadata?.annotations[SCRAPE] === 'true';
  return {
    signs: [
      ...signs('monitor', [
        ...new Set([
          ...before.flatMap(({ monitors }) => monitors.sure),
          ...ofPods.sure,
        ]),
      ]),
      ...signs('annotation', [
        ...(scrape ? [`annotation ${SCRAPE}`] : []),
        ...before.flatMap(({ annotation }) => annotation ?? []),
      ]),
      ...signs('instrumentation', [...put].sort()),
      ...signs('exporter', isSwitched ? [] : exporters),
    ],
    unanswered: isSeen ? [...asks] : [],
    open: [
      ...new Set([
        ...before.flatMap(({ monitors }) => monitors.open),
        ...ofPods.open,
        ...(isSwitched ? [`variable ${SWITCH}`] : []),
        ...(isSeen ? [] : asks),
        ...configMapsOf(template),
        ...unread.map(({ what }) => what),
      ]),
    ],
  };
}

/** See {@link readTelemetry}. */
export interface Telemetries {
  of(
    workload: Named,
    template: PodTemplate,
  ): Required<Pick<Workload, 'telemetry'>>;
  readonly unread: readonly Unread[];
}

function unreadOf({ group, resource }: Resource, listing: Listing): Unread[] {
  const what = group === '' ? resource : `${group}/${resource}`;
  return listing.state === 'unread' ? [{ what, reason: listing.reason }] : [];
}

/** Reads what collects metrics and traces in a cluster. @throws SourceError for failures that may pass. */
export async function readTelemetry(
  api: ClusterApi,
  pods: RunningPods,
): Promise<Telemetries> {
  const ofServices = await api.all(
    resources.serviceMonitor,
    serviceMonitorSchema,
  );
  const ofPods = await api.all(resources.podMonitor, podMonitorSchema);
  const services = await readScrapedServices(
    api,
    new Monitors(ofServices.items),
  );
  const unread = [
    ...unreadOf(resources.serviceMonitor, ofServices.listing),
    ...unreadOf(resources.podMonitor, ofPods.listing),
    ...unreadOf(resources.service, services.listing),
  ];
  const watched = {
    podMonitors: new Monitors(ofPods.items),
    services,
    pods,
    unread: [...unread, ...unreadOf(resources.pod, pods.listing)],
  };
  return {
    of: (workload, template) => ({
      telemetry: telemetryOf(workload, template, watched),
    }),
    // Whoever reads how workloads are kept has said already that pods could not be listed.
    unread,
  };
}
