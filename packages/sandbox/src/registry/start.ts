import type { Company } from '../company/types';
import type { FaultPlan, Repositories } from '../company/ports';
import { listen, type Listening } from '../faults';
import type { BrowsableImageStore } from './image-store';
import { Images } from './images';
import { createRegistryServer } from './registry-server';
import { createStorage } from './storage';

export interface RegistryOptions {
  readonly company: Company;
  /** For the commit that a release of the company was built from. */
  readonly repositories: Repositories;
  /** What workflows built since; looked at first. */
  readonly images: BrowsableImageStore;
  readonly faults: FaultPlan;
  /** 0 takes a free port. */
  readonly port: number;
  /** Where the blobs of some images are kept; 0 takes a free one. */
  readonly storagePort: number;
  /** Base of the repositories' addresses in image labels, for instance `http://localhost:7101`. */
  readonly gitHostUrl: string;
}

/** Serves every image that runs, read only; blobs of some come from a host of their own. */
export async function startRegistry(
  options: RegistryOptions,
): Promise<Listening> {
  const { faults, port, storagePort } = options;
  const images = new Images(options);
  const { app, signed } = createStorage(images);
  const storage = await listen(app, {
    port: storagePort,
    ...{ faults, system: 'registry' },
  });
  try {
    const server = createRegistryServer(images, faults, (name, digest) =>
      signed(storage.url, name, digest),
    );
    const registry = await listen(server, { port, faults, system: 'registry' });
    return {
      ...registry,
      close: async () => {
        await Promise.all([registry.close(), storage.close()]);
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}
