import type { Source, Subject } from '@groundwork/plugin-readiness-common';
import {
  eventEnvironmentsOf,
  type EventCollector,
  type EventContext,
  type EventPage,
  type EventStream,
  type StreamsContext,
} from '@groundwork/plugin-readiness-node';
import { argocdOf } from '@groundwork/source-client/argocd';
import { registriesOf } from '@groundwork/source-client/registry';
import { clusterNames } from '../clusterNames';
import { ApplicationOwners } from './ApplicationOwners';
import { ChangeFinder } from './ChangeFinder';
import { deployedApplicationSchema } from './deployedApplication';
import { InstanceReading } from './InstanceReading';
import { machineAccounts } from '../machineAccounts';
import { listingOf } from './listing';
import { positionSchema, type Position } from './position';

/** An instance with thousands of applications answers with some hundred megabytes, and takes its time. */
const LARGEST_LISTING_BYTES = 512 * 1024 * 1024;
const LISTING_TIMEOUT_MS = 120_000;
/** One that is silent for so long will not answer at all. */
const SILENCE_MS = 30_000;

/** Reads the deployments of Argo CD instances before they drop them; each instance is a stream. */
export class DeploymentCollector implements EventCollector<Position> {
  readonly id = 'argocd:deployments';
  /** One source, because a service may come to two regions from two instances. */
  readonly source: Source = { kind: 'argocd', instance: 'all' };
  readonly positionSchema = positionSchema;

  async streams(
    services: readonly Subject[],
    { sources }: StreamsContext,
  ): Promise<readonly EventStream[]> {
    return argocdOf(sources).all.map(({ name }) => ({
      id: name,
      title: `Argo CD ${name}`,
      services,
    }));
  }

  async *read(
    context: EventContext<Position>,
  ): AsyncIterable<EventPage<Position>> {
    const { sources, stream, logger } = context;
    const instance = stream.id;
    const applications = await argocdOf(
      sources.within({
        timeoutMs: LISTING_TIMEOUT_MS,
        firstByteMs: SILENCE_MS,
        betweenBytesMs: SILENCE_MS,
        maxBodyBytes: LARGEST_LISTING_BYTES,
      }),
    )
      .client(instance)
      .applications(deployedApplicationSchema);
    const listing = listingOf(applications, {
      instance,
      frontendUrl: argocdOf(sources).all.find(({ name }) => name === instance)
        ?.frontendUrl,
      environments: eventEnvironmentsOf(sources),
      clusters: clusterNames(sources),
      owners: new ApplicationOwners(stream.services),
      isMachine: machineAccounts(sources.config),
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
