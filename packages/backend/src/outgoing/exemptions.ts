/** What an outgoing request says of itself before it is sent. */
export interface OutgoingRequest {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path and query. */
  readonly path: string;
  readonly accept: string;
}

/** A watch or a followed log of Kubernetes and Argo CD, and not of any address that somebody gives such a query. */
const WATCHES =
  /\/(?:api\/v1|apis\/[^/?]+\/v[^/?]+)\/[^?]*\?(?:.*&)?(?:watch|follow)=(?:true|1)(?:&|$)/i;

/** Whether silence is part of the protocol: event streams, watches, followed logs, and the addresses that are named. */
export function mayBeSilent(
  { origin, path, accept }: OutgoingRequest,
  exempt: readonly string[],
): boolean {
  return (
    accept.toLowerCase().includes('text/event-stream') ||
    WATCHES.test(path) ||
    exempt.some(address => isBelow(`${origin}${path}`, address))
  );
}

/** `https://host` is no beginning of `https://host.elsewhere`. */
function isBelow(url: string, address: string): boolean {
  if (!url.startsWith(address)) {
    return false;
  }
  const next = url.charAt(address.length);
  return address.endsWith('/') || ['', '/', '?'].includes(next);
}
