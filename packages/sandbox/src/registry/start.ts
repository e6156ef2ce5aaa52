import express from 'express';
import type { Company } from '../company/types';
import type { FaultPlan, ImageStore, Repositories } from '../company/ports';
import { applyFault, listen, type Listening } from '../faults';

export interface RegistryOptions {
  readonly company: Company;
  /** For the commit that a release of the company was built from. */
  readonly repositories: Repositories;
  /** What workflows built since; looked at first. */
  readonly images: ImageStore;
  readonly faults: FaultPlan;
  /** 0 takes a free port. */
  readonly port: number;
  /** Base of the repositories' addresses in image labels, for instance `http://localhost:7101`. */
  readonly gitHostUrl: string;
}

export function startRegistry({ faults, port }: RegistryOptions): Promise<Listening> {
  const app = express();
  app.use(applyFault({ faults, system: 'registry' }));
  app.get('/v2/', (_request, response) => {
    response.json({});
  });
  return listen(app, { port, faults, system: 'registry' });
}
