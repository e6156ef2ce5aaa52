import { ServiceUnavailableError } from '@backstage/errors';
import { isOfOrganisation } from '@groundwork/plugin-readiness-common';
import { OwnersService } from '../inventory';
import { ResultResource } from '../permissions';

/** Finds what the subject of a result really is; undefined for one that the catalog does not know. */
export type FindResource = (subjectRef: string) => ResultResource | undefined;

/** The subjects of results as permission rules see them. */
export interface ResultResources {
  current(): Promise<FindResource>;
}

/** Resources from the catalog. While nobody can say who owns what, nothing is decided by owner. */
export function createResultResources(owners: OwnersService): ResultResources {
  return {
    async current() {
      const known = await owners.owners().catch(error => {
        throw new ServiceUnavailableError(
          'The catalog does not say who owns what, so nobody can tell what you may read',
          error,
        );
      });
      return subjectRef => {
        const ownerRefs = isOfOrganisation(subjectRef)
          ? []
          : known.get(subjectRef);
        return ownerRefs && { subjectRef, ownerRefs };
      };
    },
  };
}
