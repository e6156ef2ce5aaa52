import { selectsLabels, type Labels } from '@groundwork/workload-ownership';
import { z } from 'zod';
import type { ClusterApi, Listing } from '../cluster/clusterApi';
import { requirementsOf } from '../cluster/labelSelectors';
import { metadataSchema } from '../cluster/objects';
import { resources } from '../cluster/resources';
import type { Monitors, Selectable } from './monitors';

/** By which a pod or a Service asks Prometheus to look at it. */
export const SCRAPE = 'prometheus.io/scrape';

const serviceSchema = z.object({
  metadata: metadataSchema.pick({
    name: true,
    namespace: true,
    labels: true,
    annotations: true,
  }),
  spec: z
    .object({
      selector: z.record(z.string(), z.string()).nullish(),
      ports: z.array(z.object({ name: z.string().optional() })).nullish(),
    })
    .nullish(),
});

/** A Service that is looked at, or may be, with the pods that it leads to. */
interface ScrapedService {
  readonly selector: Labels;
  readonly monitors: ReturnType<Monitors['over']>;
  /** `annotation prometheus.io/scrape of Service checkout` */
  readonly annotation: string | undefined;
}

/** The Services of a cluster that are looked at. */
export interface ScrapedServices {
  readonly listing: Listing;
  /** Those that lead to a pod. */
  over(pod: Selectable): readonly ScrapedService[];
}

function scraped(
  { metadata, spec }: z.output<typeof serviceSchema>,
  monitors: Monitors,
): ScrapedService | undefined {
  const { name, namespace = '', labels, annotations } = metadata;
  const over = monitors.over(
    { namespace, labels },
    (spec?.ports ?? []).map(port => port.name),
  );
  const annotation =
    annotations[SCRAPE] === 'true'
      ? `annotation ${SCRAPE} of Service ${name}`
      : undefined;
  return annotation !== undefined ||
    over.sure.length > 0 ||
    over.open.length > 0
    ? { selector: spec?.selector ?? {}, monitors: over, annotation }
    : undefined;
}

/** Reads which Services are looked at. One without a selector leads to no pod that it knows of. */
export async function readScrapedServices(
  api: ClusterApi,
  monitors: Monitors,
): Promise<ScrapedServices> {
  // Under one of the labels that a pod needs, so that a pod is not compared with every Service of its namespace.
  const byLabel = new Map<string, ScrapedService[]>();
  const keyOf = (namespace: string, key: string, value: string) =>
    `${namespace} ${key}=${value}`;
  const listing = await api.list(resources.service, {
    begin: () => byLabel.clear(),
    item: ({ object }) => {
      const parsed = serviceSchema.parse(object);
      const service = scraped(parsed, monitors);
      const [first] = Object.entries(service?.selector ?? {});
      if (!service || !first) return;
      const key = keyOf(parsed.metadata.namespace ?? '', ...first);
      const known = byLabel.get(key);
      if (known) known.push(service);
      else byLabel.set(key, [service]);
    },
  });
  return {
    listing,
    over: ({ namespace, labels }) =>
      Object.entries(labels)
        .flatMap(([key, value]) => byLabel.get(keyOf(namespace, key, value)))
        .filter(service => service !== undefined)
        .filter(({ selector }) =>
          selectsLabels(requirementsOf({ matchLabels: selector }), labels),
        ),
  };
}
