import type { CollectorSet } from '@groundwork/plugin-readiness-node';
import { OwnershipCollector, type CatalogReader } from './ownershipCollector';

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
    ],
  };
}
