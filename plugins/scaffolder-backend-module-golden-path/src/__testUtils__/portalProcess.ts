/** A portal of the scaffolder alone, in a process of its own that can be killed: `node portalProcess.ts --config FILE`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBackend } from '@backstage/backend-defaults';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parse } from 'yaml';
import { goldenPathModule } from '../module';
import { COMPANY, companyServices } from './company';

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
    Object.assign(catalogServiceMock({ entities: [...COMPANY, template()] }), {
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
// Whoever asks is a person of the company: services are made for groups of the person who starts a run.
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
companyServices.forEach(service => backend.add(service));
backend.start();
