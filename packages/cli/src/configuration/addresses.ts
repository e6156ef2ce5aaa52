import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Where a portal that `npm start` starts is to be found. */
export interface PortalAddresses {
  /** What people open. */
  readonly portal: string;
  /** The pages' server on this machine, and the name or address on which it listens. */
  readonly pages: Listener & { readonly host: string };
  /** The backend on this machine, which need not be the address that browsers know it by. */
  readonly backend: Listener;
}

export interface Listener {
  readonly url: string;
  readonly port: number;
}

/** Backstage's own defaults. */
const DEFAULT_PORTAL = 'http://localhost:3000';
const DEFAULT_BACKEND_PORT = 7007;

/**
 * The address of a portal whose backend serves the pages too, as one built for production does; undefined where pages
 * and backend are apart. What listens where is then for whoever runs it to say.
 *
 * @throws InputError when an address is none.
 */
export function sharedAddress(config: Config): string | undefined {
  const portal = urlAt(config, 'app.baseUrl');
  const api = urlAt(config, 'backend.baseUrl');
  return portal && portal.origin === api?.origin ? portal.origin : undefined;
}

/**
 * Where pages and backend listen, as Backstage reads it.
 *
 * @throws InputError in one sentence when a browser could not use a portal with these addresses.
 */
export function portalAddresses(config: Config): PortalAddresses {
  const portal = urlAt(config, 'app.baseUrl') ?? new URL(DEFAULT_PORTAL);
  const pages = pagesListener(config, portal);
  const backend = backendListener(config);
  const api = urlAt(config, 'backend.baseUrl') ?? new URL(backend.url);
  if (pages.port === backend.port)
    throw new InputError(
      `app.baseUrl and backend.listen both name port ${pages.port}: npm start serves pages and backend apart, so give them two ports, or run one process as docs/how-to/run-in-production.md says.`,
    );
  if (isLocal(api) && portOf(api) !== backend.port)
    throw new InputError(
      `backend.baseUrl names port ${portOf(api)} and backend.listen port ${
        backend.port
      }: browsers would ask where nobody listens, so give both the same port.`,
    );
  if (api.origin !== portal.origin && !mayAsk(config, portal.origin))
    throw new InputError(
      `backend.cors.origin does not name ${portal.origin}, where app.baseUrl puts the pages: browsers would refuse every answer, so set it to that address.`,
    );
  return { portal: portal.href.replace(/\/$/, ''), pages, backend };
}

function pagesListener(config: Config, portal: URL): PortalAddresses['pages'] {
  const port =
    config.getOptionalNumber('app.listen.port') ?? Number(portal.port);
  if (!port)
    throw new InputError(
      `app.baseUrl ${portal.href} names no port, and npm start serves the pages itself: set app.listen.port, or run the portal as docs/how-to/run-in-production.md says.`,
    );
  const host = config.getOptionalString('app.listen.host') ?? portal.hostname;
  return { url: `${portal.protocol}//${reachable(host)}:${port}`, port, host };
}

function backendListener(config: Config): Listener {
  const scheme = config.has('backend.https') ? 'https' : 'http';
  const listen = config.getOptional('backend.listen');
  // A number, or a string such as ":7007" or "127.0.0.1:7007", or an object.
  const [, host = '', port] =
    typeof listen === 'string' || typeof listen === 'number'
      ? /^(?:(.*):)?(\d+)$/.exec(String(listen)) ?? []
      : [
          '',
          config.getOptionalString('backend.listen.host'),
          String(
            config.getOptionalNumber('backend.listen.port') ??
              DEFAULT_BACKEND_PORT,
          ),
        ];
  if (port === undefined)
    throw new InputError(
      `backend.listen is "${String(listen)}", which is no <host>:<port>.`,
    );
  return {
    url: `${scheme}://${reachable(host)}:${port}`,
    port: Number(port),
  };
}

/** An address that means "all of this machine's" cannot be asked; its loopback can. */
function reachable(host: string): string {
  return ['', '0.0.0.0', '::', '[::]'].includes(host) ? 'localhost' : host;
}

function isLocal({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function portOf({ port, protocol }: URL): number {
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}

function mayAsk(config: Config, origin: string): boolean {
  const allowed = config.getOptional('backend.cors.origin');
  const patterns = Array.isArray(allowed) ? allowed : [allowed];
  return patterns.some(
    pattern =>
      typeof pattern === 'string' &&
      // Backstage reads them as globs; which addresses a glob means is left to it.
      (pattern === origin || /[*?{[(]/.test(pattern)),
  );
}

function urlAt(config: Config, key: string): URL | undefined {
  const text = config.getOptionalString(key);
  if (text === undefined) return undefined;
  if (!URL.canParse(text))
    throw new InputError(`${key} is "${text}", which is no address.`);
  return new URL(text);
}
