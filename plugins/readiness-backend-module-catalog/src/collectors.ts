import type { CollectorSet } from '@groundwork/plugin-readiness-node';
import type { CatalogReader } from './catalogEntities';
import { OwnershipCollector } from './ownershipCollector';
import { SupportLinksCollector } from './supportLinksCollector';

/** The collectors of a software catalog; the command line hands in a reader of catalog files. */
export function catalogCollectors(reader: CatalogReader): CollectorSet {
  return {
    collectors: [
      {
        collector: new OwnershipCollector(reader),
        version: '1',
        cadence: { hours: 1 },
        concurrency: 16,
      },
      {
        collector: new SupportLinksCollector(reader),
        version: '1',
        cadence: { hours: 1 },
        concurrency: 16,
      },
    ],
  };
}
