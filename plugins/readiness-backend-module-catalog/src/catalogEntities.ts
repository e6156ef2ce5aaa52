import {
  ANNOTATION_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { Subject } from '@groundwork/plugin-readiness-common';
import { SourceError } from '@groundwork/plugin-readiness-node';

/** Lists what the catalog holds: Components, Groups and Users, with their relations where the catalog has computed them. */
export interface CatalogReader {
  /** Name of the catalog for the evidence's source. */
  readonly instance: string;
  /** @throws when the catalog does not answer. */
  entities(): Promise<readonly Entity[]>;
}

/** The entities by their references. */
export function byRef(
  entities: readonly Entity[],
): ReadonlyMap<string, Entity> {
  return new Map(entities.map(entity => [stringifyEntityRef(entity), entity]));
}

/** The entity of a subject, and where it was looked up. @throws SourceError when the catalog no longer holds it */
export function lookUp(
  subject: Subject,
  known: ReadonlyMap<string, Entity>,
  { instance }: CatalogReader,
) {
  const source = { kind: 'catalog', instance };
  const entity = known.get(subject.ref);
  if (!entity) {
    throw new SourceError(
      'not_found',
      `The catalog no longer holds ${subject.ref}`,
      { source },
    );
  }
  const object = { kind: entity.kind, ...identityOf(entity) };
  return { entity, look: { source, object } };
}

function identityOf({ metadata }: Entity) {
  return {
    name: metadata.name,
    ...(metadata.namespace === undefined
      ? {}
      : { namespace: metadata.namespace }),
    ...(metadata.uid === undefined ? {} : { uid: metadata.uid }),
    ...fileOf(metadata.annotations),
  };
}

/** Address of the file that the entity was read from, where it was read from an address. */
function fileOf(
  annotations: Entity['metadata']['annotations'],
): { readonly url: string } | undefined {
  const location = annotations?.[ANNOTATION_LOCATION];
  return location?.startsWith('url:')
    ? { url: location.slice('url:'.length) }
    : undefined;
}
