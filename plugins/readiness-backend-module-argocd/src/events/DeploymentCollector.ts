import type { Source, Subject } from '@groundwork/plugin-readiness-common';
import {
  eventEnvironmentsOf,
  type EventCollector,
  type EventContext,
  type EventPage,
  type EventStream,
} from '@groundwork/plugin-readiness-node';
import type { SourceClients } from '@groundwork/source-client';
import { argocdOf } from '@groundwork/source-client/argocd';
import { clustersOf } from '@groundwork/source-client/kubernetes';
import { registriesOf } from '@groundwork/source-client/registry';
import { ApplicationOwners } from './ApplicationOwners';
import { ChangeFinder } from './ChangeFinder';
import { deployedApplicationSchema } from './deployedApplication';
import { InstanceReading } from './InstanceReading';
import { listingOf, withoutSlash } from './listing';
import { positionSchema, type Position } from './position';

/** An instance with thousands of applications answers with some hundred megabytes, and takes its time. */
const LARGEST_LISTING_BYTES = 512 * 1024 * 1024;
const LISTING_TIMEOUT_MS = 120_000;

/** Reads the deployments of an Argo CD instance before it drops them. */
export class DeploymentCollector implements EventCollector<Position> {
  readonly id = 'argocd:deployments';
  readonly source: Source;
  readonly positionSchema = positionSchema;

  constructor(instance: string) {
    this.source = { kind: 'argocd', instance };
  }

  async streams(services: readonly Subject[]): Promise<readonly EventStream[]> {
    const title = `Argo CD ${this.source.instance}`;
    return [{ id: 'applications', title, services }];
  }

  async *read(
    context: EventContext<Position>,
  ): AsyncIterable<EventPage<Position>> {
    const { sources, stream, logger } = context;
    const { instance } = this.source;
    const applications = await argocdOf(
      sources.within({
        timeoutMs: LISTING_TIMEOUT_MS,
        maxBodyBytes: LARGEST_LISTING_BYTES,
      }),
    )
      .client(instance)
      .applications(deployedApplicationSchema);
    const listing = listingOf(applications, {
      instance,
      environments: eventEnvironmentsOf(sources),
      clusters: clusterNames(sources),
      owners: new ApplicationOwners(stream.services),
    });
    const finder = new ChangeFinder(
      argocdOf(sources).client(instance),
      registriesOf(sources),
    );
    const reading = new InstanceReading(listing, finder, context);
    yield* reading.pages();
    if (reading.unknown.size > 0) {
      logger.info('Deployments of which no commit is known', {
        instance,
        ...Object.fromEntries(reading.unknown),
      });
    }
  }
}

/** Applications may name their cluster by its address. */
function clusterNames(sources: SourceClients): ReadonlyMap<string, string> {
  return new Map(
    clustersOf(sources).all.map(({ name, details }) => [
      withoutSlash(details.url),
      name,
    ]),
  );
}
