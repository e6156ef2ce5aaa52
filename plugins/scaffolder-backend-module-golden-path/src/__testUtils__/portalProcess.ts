/** A portal of the scaffolder alone, in a process of its own that can be killed: `node portalProcess.ts --config FILE`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBackend } from '@backstage/backend-defaults';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parse } from 'yaml';
import { goldenPathModule } from '../module';

// eslint-disable-next-line no-restricted-syntax -- the templates live beside the packages
const TEMPLATE = join(
  __dirname,
  '../../../../templates/node-service/template.yaml',
);

function template() {
  const entity = parse(readFileSync(TEMPLATE, 'utf8'));
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      namespace: 'default',
      annotations: { 'backstage.io/managed-by-location': `file:${TEMPLATE}` },
    },
  };
}

/** Knows the template, and takes every location. */
const catalog = createServiceFactory({
  service: catalogServiceRef,
  deps: {},
  factory: () =>
    Object.assign(catalogServiceMock({ entities: [template()] }), {
      async addLocation() {
        return {
          location: { id: '1', type: 'url', target: '' },
          entities: [],
        };
      },
    }),
});

const backend = createBackend();
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(goldenPathModule);
backend.add(catalog);
backend.start();
