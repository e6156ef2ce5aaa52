import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import type { JsonObject } from '@backstage/types';
import { goldenPathModule } from '../module';
import { COMPANY, companyServices } from './company';

/** The scaffolder's own backend with our actions, over the catalog of the company. */
export async function startPortal(options: {
  readonly config: JsonObject;
  readonly templates?: readonly Entity[];
}) {
  const catalog = catalogServiceMock({
    entities: [...COMPANY, ...(options.templates ?? [])],
  });
  const { server } = await startTestBackend({
    features: [
      scaffolderPlugin,
      goldenPathModule,
      mockServices.rootConfig.factory({ data: options.config }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog,
      }),
      ...companyServices,
    ],
  });
  return { server, catalog };
}
