import { listAt, objectAt, type JsonObject } from '../clusters/objects/json';
import type { Application } from './application';

/** Revisions of the sources of an application, in their order. */
export interface Revisions {
  /** Of the first one, or the only one. */
  readonly revision: string;
  readonly further: readonly string[];
}

/** `source`, or `sources` as Argo CD carries several. */
export function originJson(application: Application): JsonObject {
  const sources = listAt(application, 'spec', 'sources');
  return sources.length > 0
    ? { sources }
    : { source: objectAt(application, 'spec', 'source') };
}

/** What was brought, as histories and results carry it: of several sources the single fields are there, and empty. */
export function broughtJson(
  application: Application,
  { revision, further }: Revisions,
): JsonObject {
  const origin = originJson(application);
  return origin.sources === undefined
    ? { revision, ...origin }
    : {
        ...{ revision: '', source: { repoURL: '' } },
        ...{ revisions: [revision, ...further], ...origin },
      };
}
