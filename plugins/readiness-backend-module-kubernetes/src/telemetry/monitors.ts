/** What the Prometheus operator looks at: Services by a ServiceMonitor, pods by a PodMonitor. */
import {
  selectsLabels,
  type LabelRequirement,
  type Labels,
} from '@groundwork/workload-ownership';
import { z } from 'zod';
import { labelSelectorSchema, requirementsOf } from '../cluster/labelSelectors';
import { metadataSchema } from '../cluster/objects';

/** A Service or a pod, as monitors select it. */
export interface Selectable {
  readonly namespace: string;
  readonly labels: Labels;
}

/** A monitor with what tells whom it looks at. */
interface Monitor {
  /** `ServiceMonitor payments/checkout` */
  readonly name: string;
  /** The namespaces that it selects in; undefined for all. */
  readonly namespaces: readonly string[] | undefined;
  /** Names of the ports that it asks; undefined for one that is told in another way. */
  readonly ports: readonly (string | undefined)[];
  /** Undefined where its selector is not understood: it may be about anything. */
  readonly selects: (one: Selectable) => boolean | undefined;
}

const endpointsSchema = z
  .array(z.object({ port: z.string().nullish() }))
  .nullish();

const namespacesSchema = z
  .object({
    any: z.boolean().nullish(),
    matchNames: z.array(z.string()).nullish(),
  })
  .nullish();

/** What a server lets through although no selector looks so is not understood, which is no reason to read nothing else. */
function requirementsIn(
  selector: unknown,
): readonly LabelRequirement[] | undefined {
  const parsed = labelSelectorSchema.safeParse(selector ?? {});
  return parsed.success ? requirementsOf(parsed.data) : undefined;
}

function namespacesOf(
  own: string,
  selector: z.output<typeof namespacesSchema>,
): readonly string[] | undefined {
  if (selector?.any) return undefined;
  const named = selector?.matchNames ?? [];
  return named.length > 0 ? named : [own];
}

function monitorsOf(
  kind: string,
  endpoints: 'endpoints' | 'podMetricsEndpoints',
) {
  return z
    .object({
      metadata: metadataSchema,
      spec: z
        .object({
          selector: z.unknown().optional(),
          namespaceSelector: namespacesSchema,
          endpoints: endpointsSchema,
          podMetricsEndpoints: endpointsSchema,
        })
        .default({}),
    })
    .transform(({ metadata, spec }): Monitor => {
      const { name, namespace = '' } = metadata;
      const requirements = requirementsIn(spec.selector);
      const namespaces = namespacesOf(namespace, spec.namespaceSelector);
      return {
        name: `${kind} ${namespace}/${name}`,
        namespaces,
        ports: (spec[endpoints] ?? []).map(({ port }) => port ?? undefined),
        selects: one =>
          namespaces && !namespaces.includes(one.namespace)
            ? false
            : requirements && selectsLabels(requirements, one.labels),
      };
    });
}

export const serviceMonitorSchema = monitorsOf('ServiceMonitor', 'endpoints');
export const podMonitorSchema = monitorsOf('PodMonitor', 'podMetricsEndpoints');

/** Monitors by where they look, so that not each is asked about everything. */
export class Monitors {
  private readonly everywhere: Monitor[] = [];
  private readonly byNamespace = new Map<string, Monitor[]>();

  constructor(all: readonly Monitor[]) {
    for (const monitor of all) {
      if (!monitor.namespaces) this.everywhere.push(monitor);
      for (const namespace of monitor.namespaces ?? []) {
        const there = this.byNamespace.get(namespace);
        if (there) there.push(monitor);
        else this.byNamespace.set(namespace, [monitor]);
      }
    }
  }

  /** Names of those that look at a thing with such ports, and of those that may. */
  over(
    one: Selectable,
    ports: readonly (string | undefined)[],
  ): { readonly sure: readonly string[]; readonly open: readonly string[] } {
    const asking = [
      ...(this.byNamespace.get(one.namespace) ?? []),
      ...this.everywhere,
    ].filter(monitor =>
      monitor.ports.some(port => port === undefined || ports.includes(port)),
    );
    const those = (wanted: boolean | undefined) =>
      asking.flatMap(monitor =>
        monitor.selects(one) === wanted ? [monitor.name] : [],
      );
    return { sure: those(true), open: those(undefined) };
  }
}
