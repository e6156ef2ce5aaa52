import { createBackendModule } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';
import {
  readinessChecksExtensionPoint,
  readinessCollectorsExtensionPoint,
  readinessStandardsExtensionPoint,
} from '@groundwork/plugin-readiness-node';
import { ManagedCollector } from './fakes';
import { testChecks } from './testChecks';
import { testStandards } from './testStandards';

/** What modules bring a started backend: a collector whose answers the test sets, and the checks and standards over it. */
export const testModule = (
  collector: ManagedCollector,
  cadence: HumanDuration = { hours: 1 },
) =>
  createBackendModule({
    pluginId: 'readiness',
    moduleId: 'test',
    register(env) {
      env.registerInit({
        deps: {
          collectors: readinessCollectorsExtensionPoint,
          checks: readinessChecksExtensionPoint,
          standards: readinessStandardsExtensionPoint,
        },
        async init({ collectors, checks, standards }) {
          collectors.addCollectors({
            collectors: [{ collector, version: '1', cadence }],
          });
          checks.addCheck(...testChecks);
          standards.addStandard(...testStandards);
        },
      });
    },
  });
