import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import type { RefusedHosts } from './RefusedHosts';

/**
 * Refuses requests to hosts that are not configured where a connection does not tell whom it is for: behind a proxy.
 * What an undici request carries as its error ends it before a byte of it is written.
 */
export function guardRequests(refused: RefusedHosts): () => void {
  const channels: Readonly<Record<string, (request: object) => void>> = {
    'undici:request:create': request => {
      const host = undiciHostOf(request);
      const refusal = host === undefined ? undefined : refused.refusal(host);
      if (refusal) {
        Reflect.set(request, 'error', refusal);
      }
    },
    'http.client.request.created': request => {
      if (request instanceof ClientRequest) {
        const refusal = refused.refusal(request.host);
        if (refusal) {
          request.destroy(refusal);
        }
      }
    },
  };
  const stops = Object.entries(channels).map(([name, listen]) => {
    const listener = (message: unknown) => {
      if (typeof message === 'object' && message && 'request' in message) {
        const { request } = message;
        if (typeof request === 'object' && request) {
          listen(request);
        }
      }
    };
    subscribe(name, listener);
    return () => unsubscribe(name, listener);
  });
  return () => stops.forEach(stop => stop());
}

/** A tunnel names in its path whom it leads to. */
function undiciHostOf(request: object): string | undefined {
  const { method, path, origin } = {
    method: undefined,
    path: undefined,
    origin: undefined,
    ...request,
  };
  const address = method === 'CONNECT' ? `tcp://${path}` : String(origin);
  return URL.canParse(address) ? new URL(address).hostname : undefined;
}
