import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { JsonValue } from '@backstage/types';
import { impliedHosts } from './impliedHosts';

/** Settings for the browser: an address here is nobody whom the backend asks. */
const forBrowsers = ['app', 'organization', 'backend.csp', 'backend.cors'];
/** Keys whose value is a host and no address. */
const hostKeys = new Set(['host', 'hostname', 'hosts', 'endpoint', 'servers']);
/** Variables that libraries read by themselves. */
const variables =
  /^(?:(?:https?|all)_proxy|OTEL_EXPORTER_\w*ENDPOINT|AWS_ENDPOINT_URL\w*|AWS_CONTAINER_CREDENTIALS_FULL_URI|KUBERNETES_SERVICE_HOST|PGHOST)$/i;
const addresses = /[a-z][a-z0-9+.-]*:\/\/[^\s/?#'"]+/gi;

/**
 * The hosts that this process may ask: those that the backend's configuration names, wherever it does, those that a
 * setting implies, and this machine.
 */
export class ConfiguredHosts {
  readonly #exact: ReadonlySet<string>;
  /** Ends of names: `.example.org`. */
  readonly #below: readonly string[];

  constructor(hosts: Iterable<string>) {
    const all = [...hosts].map(host => host.toLowerCase());
    this.#exact = new Set(all.filter(host => !host.startsWith('*.')));
    this.#below = [...new Set(all)]
      .filter(host => host.startsWith('*.'))
      .map(host => host.slice(1));
  }

  static read(
    config: RootConfigService,
    environment: NodeJS.ProcessEnv,
  ): ConfiguredHosts {
    return new ConfiguredHosts([
      ...namedIn(config.get(), []),
      ...impliedHosts(config),
      ...Object.entries(environment).flatMap(([name, value]) =>
        variables.test(name) && value ? hostOf(value) : [],
      ),
    ]);
  }

  /** @param host - a name or an IP address, without a port */
  has(host: string): boolean {
    const name = host.toLowerCase().replace(/^\[|\]$|\.$/g, '');
    return (
      isThisMachine(name) ||
      this.#exact.has(name) ||
      this.#below.some(end => name.endsWith(end))
    );
  }
}

function isThisMachine(name: string): boolean {
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    name === '::' ||
    name === '0.0.0.0' ||
    /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(name)
  );
}

function namedIn(
  value: JsonValue | undefined,
  path: readonly string[],
): readonly string[] {
  if (typeof value === 'string') {
    const key = path.findLast(part => !/^\d+$/.test(part)) ?? '';
    const found = [...value.matchAll(addresses)].flatMap(([address]) =>
      hostOf(address),
    );
    return found.length === 0 && hostKeys.has(key) ? hostOf(value) : found;
  }
  if (
    typeof value !== 'object' ||
    value === null ||
    forBrowsers.includes(path.join('.'))
  ) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) =>
    namedIn(item, [...path, key]),
  );
}

/** Host of an address or of `host:port`; none of what is neither. */
function hostOf(text: string): readonly string[] {
  const wildcard = text.startsWith('*.') ? '*.' : '';
  const rest = text.slice(wildcard.length);
  const address = rest.includes('://') ? rest : `tcp://${rest}`;
  const hostname = URL.canParse(address) ? new URL(address).hostname : '';
  return hostname === ''
    ? []
    : [`${wildcard}${hostname.replace(/^\[|\]$/g, '')}`];
}
