import type { Entity, EntityLink } from '@backstage/catalog-model';

const TECHDOCS_ANNOTATIONS = [
  'backstage.io/techdocs-ref',
  'backstage.io/techdocs-entity',
];
const SOURCE_LOCATION_ANNOTATION = 'backstage.io/source-location';
const TIER_LABEL = 'tier';

/** What somebody who has trouble with the service looks for first. */
export interface EntityFacts {
  readonly tier?: string;
  readonly onCall?: EntityLink;
  readonly runbook?: EntityLink;
  readonly sourceUrl?: string;
  readonly hasDocs: boolean;
  /** Links of the entity that are none of the above. */
  readonly otherLinks: readonly EntityLink[];
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

function isRunbook({ type, title }: EntityLink): boolean {
  return type === 'runbook' || (!type && /^runbook$/i.test(title ?? ''));
}

function isOnCall({ type }: EntityLink): boolean {
  return type === 'on-call';
}

/** People and groups have no source: what the annotation names is their page on the Git host. */
function sourceUrlOf(entity: Entity): string | undefined {
  if (/^(user|group)$/i.test(entity.kind)) {
    return undefined;
  }
  const location = entity.metadata.annotations?.[SOURCE_LOCATION_ANNOTATION];
  const url = location?.replace(/^url:/, '');
  return url && isWebAddress(url) ? url : undefined;
}

/**
 * Reads the facts from what a catalog file says: links of type `runbook` and
 * `on-call`, the label `tier`, and the usual annotations for docs and source.
 */
export function factsOf(entity: Entity): EntityFacts {
  const { annotations, labels, links = [] } = entity.metadata;
  const safeLinks = links.filter(({ url }) => isWebAddress(url));
  const onCall = safeLinks.find(isOnCall);
  const runbook = safeLinks.find(isRunbook);
  const sourceUrl = sourceUrlOf(entity);
  const tier = labels?.[TIER_LABEL]?.replace(/^tier-/, '');
  return {
    ...(tier ? { tier } : {}),
    ...(onCall ? { onCall } : {}),
    ...(runbook ? { runbook } : {}),
    ...(sourceUrl ? { sourceUrl } : {}),
    hasDocs: TECHDOCS_ANNOTATIONS.some(name => annotations?.[name]),
    otherLinks: safeLinks.filter(link => link !== onCall && link !== runbook),
  };
}
