import type { Company } from '../company/types';
import type { FaultPlan, Repositories } from '../company/ports';
import { listen, type Listening } from '../faults';
import type { BrowsableImageStore } from './image-store';
import { Images } from './images';
import { createRegistryServer } from './registry-server';

export interface RegistryOptions {
  readonly company: Company;
  /** For the commit that a release of the company was built from. */
  readonly repositories: Repositories;
  /** What workflows built since; looked at first. */
  readonly images: BrowsableImageStore;
  readonly faults: FaultPlan;
  /** 0 takes a free port. */
  readonly port: number;
  /** Base of the repositories' addresses in image labels, for instance `http://localhost:7101`. */
  readonly gitHostUrl: string;
}

/** Serves every image that runs, read only. */
export function startRegistry(options: RegistryOptions): Promise<Listening> {
  const { faults, port } = options;
  return listen(createRegistryServer(new Images(options), faults), {
    port,
    faults,
    system: 'registry',
  });
}
