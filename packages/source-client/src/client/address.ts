import { sourceError } from '../failure';
import type { Asked } from './failures';

/** Resolves a path below the base; an address of another host is refused whatever it looks like. */
export function addressOf({ target, request }: Asked): URL {
  const base = new URL(target.baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const url = /^https?:\/\//i.test(request.path)
    ? new URL(request.path)
    : new URL(`${prefix}${request.path}`, base);
  if (url.origin !== base.origin) {
    throw sourceError({
      reason: 'unsupported',
      source: target.source,
      what: request.path,
      detail: `the portal does not ask ${url.host}, because only ${base.host} is configured`,
    });
  }
  for (const [name, value] of Object.entries(request.query ?? {})) {
    url.searchParams.set(name, value);
  }
  return url;
}
