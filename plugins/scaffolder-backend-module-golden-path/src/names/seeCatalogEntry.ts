import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Sight } from './Name';

function ownerOf(entity: Entity): string {
  const [owner] = (entity.relations ?? []).filter(
    ({ type }) => type === RELATION_OWNED_BY,
  );
  return owner ? `, of ${owner.targetRef}` : '';
}

/** The component of the name in the catalog. It is the service's own when it comes from the service's repository. */
export async function seeCatalogEntry(
  catalog: Pick<CatalogService, 'getEntityByRef'>,
  {
    component,
    repositoryUrl,
    credentials,
  }: {
    readonly component: string;
    readonly repositoryUrl: string | undefined;
    readonly credentials: BackstageCredentials;
  },
): Promise<readonly Sight[]> {
  const ref = `component:default/${component}`;
  const entity = await catalog.getEntityByRef(ref, { credentials });
  if (!entity) {
    return [];
  }
  const origin = entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
  const isOwn =
    repositoryUrl !== undefined &&
    origin?.startsWith(`url:${repositoryUrl}/`) === true;
  const thing = `the catalog entry ${ref}${ownerOf(entity)}`;
  return [
    {
      found: isOwn
        ? { thing, isOwn }
        : { thing, isOwn, remark: 'it is described somewhere else' },
    },
  ];
}
