import { HostDiscovery } from '@backstage/backend-defaults/discovery';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import { ConfiguredHosts } from './ConfiguredHosts';
import { guardConnections } from './guardConnections';
import { guardRequests } from './guardRequests';
import { limitNodeRequests } from './limitNodeRequests';
import { limitUndiciRequests } from './limitUndiciRequests';
import { readOutgoingLimits } from './limits';
import { RefusedHosts } from './RefusedHosts';
import { SilentHosts, type SilentHost } from './SilentHosts';

/** What became of the requests that this process sent. */
export interface OutgoingService {
  /** Hosts that do not answer at the moment. */
  silentHosts(): readonly SilentHost[];
}

/** See {@link OutgoingService}. */
export const outgoingServiceRef = createServiceRef<OutgoingService>({
  id: 'groundwork.outgoing',
  scope: 'root',
});

/**
 * Gives every outgoing request of the process a deadline to the first byte and between bytes (docs/adr/0013), and refuses
 * those to hosts that the configuration does not name (docs/adr/0019). It is made before the first plugin, and nobody has
 * to ask for it.
 */
export const outgoingServiceFactory = createServiceFactory({
  service: outgoingServiceRef,
  initialization: 'always',
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.rootLifecycle,
    logger: coreServices.rootLogger,
  },
  async factory({ config, lifecycle, logger }) {
    const configured = readOutgoingLimits(config);
    const limits = {
      ...configured,
      exempt: [...configured.exempt, ...(await ownAddresses(config))],
    };
    const hosts = new SilentHosts(logger);
    const refused = new RefusedHosts(
      ConfiguredHosts.read(config, process.env),
      logger,
    );
    const stops = [
      guardConnections(refused),
      guardRequests(refused),
      limitNodeRequests(limits, hosts),
      limitUndiciRequests({ limits, hosts, logger }),
    ];
    lifecycle.addShutdownHook(() => stops.forEach(stop => stop()));
    return { silentHosts: () => hosts.list() };
  },
});

/**
 * The portal asks itself too: the bus of events holds its answer back on purpose and documentation takes as long as it is
 * built. What the portal asks others for on the way has its deadlines.
 */
async function ownAddresses(
  config: RootConfigService,
): Promise<readonly string[]> {
  if (!config.has('backend.baseUrl')) {
    return [];
  }
  const discovery = HostDiscovery.fromConfig(config);
  const addresses = await Promise.all([
    discovery.getBaseUrl('outgoing'),
    discovery.getExternalBaseUrl('outgoing'),
  ]);
  return addresses.map(address => new URL(address).origin);
}
