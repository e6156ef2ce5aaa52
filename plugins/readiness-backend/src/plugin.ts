import {
  coreServices,
  createBackendPlugin,
  PermissionsRegistryService,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  readinessChecksExtensionPoint,
  readinessCollectorsExtensionPoint,
  readinessEventsExtensionPoint,
  readinessStandardsExtensionPoint,
} from '@groundwork/plugin-readiness-node';
import {
  configuredSecrets,
  sourceClientsServiceRef,
} from '@groundwork/source-client';
import {
  createAccess,
  createResultResources,
  createRouter,
  ResultResources,
} from './api';
import { AssessmentRunner, Summaries } from './assess';
import { CollectionRunner } from './collect';
import { readReadinessConfig } from './config';
import {
  DatabaseAssessmentStore,
  DatabaseEvidenceStore,
  DatabaseNewcomerStore,
  DatabaseRunStore,
  DatabaseSummaryStore,
  openDatabase,
} from './database';
import { DeliveryAnswers, startDeliveries } from './delivery';
import { CatalogBacklog, CatalogInventory } from './inventory';
import {
  isOwnedByRule,
  readinessPermissions,
  readinessResultReadPermission,
  readinessResultResourceRef,
} from './permissions';
import { Registry } from './registry';
import { runNow, scheduleTasks } from './tasks';
import { createTelemetry } from './telemetry';
import { Turns } from './turns';

/** Schedules collectors and assessments, keeps evidence, serves the readiness API. Knows no integration and no check. */
export const readinessPlugin = createBackendPlugin({
  pluginId: 'readiness',
  register(env) {
    const registry = new Registry();
    env.registerExtensionPoint(readinessCollectorsExtensionPoint, registry);
    env.registerExtensionPoint(readinessEventsExtensionPoint, registry);
    env.registerExtensionPoint(readinessChecksExtensionPoint, registry);
    env.registerExtensionPoint(readinessStandardsExtensionPoint, registry);
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        sources: sourceClientsServiceRef,
      },
      async init({ database, rootConfig, logger, scheduler, ...deps }) {
        const config = readReadinessConfig(rootConfig);
        const { deliveries: options } = config;
        const now = () => new Date();
        const knex = await openDatabase(database);
        const turns = new Turns();
        const evidence = new DatabaseEvidenceStore(knex, turns);
        const runs = new DatabaseRunStore(knex);
        const assessments = new DatabaseAssessmentStore(knex, turns);
        const inventory = new CatalogInventory(
          { ...deps, turns },
          registry,
          config.clusters,
        );
        const shared = {
          sources: deps.sources,
          registry,
          evidence,
          runs,
          newcomers: new DatabaseNewcomerStore(knex),
          assessments,
          inventory,
          summaries: new Summaries(
            evidence,
            new DatabaseSummaryStore(knex, turns),
            turns,
          ),
          telemetry: createTelemetry(),
          turns,
          secrets: configuredSecrets(rootConfig),
          logger,
          now,
          deliveries: new DeliveryAnswers({ knex, now, options }),
        };
        const tasks = {
          ...shared,
          scheduler,
          config,
          collection: new CollectionRunner(shared),
          assessment: new AssessmentRunner(shared),
        };
        const resources = createResultResources(inventory);
        registerPermissions(deps.permissionsRegistry, resources);
        deps.httpRouter.use(
          createRouter({
            ...shared,
            config,
            access: accessWith(deps, resources),
            backlog: new CatalogBacklog(deps),
            owners: inventory,
            runNow: collector => runNow(tasks, collector),
          }),
        );
        await scheduleTasks(tasks, registry.collectors.map(config.withCadence));
        await startDeliveries({ ...tasks, knex });
      },
    });
  },
});

function accessWith(
  deps: Pick<Parameters<typeof createAccess>[0], 'httpAuth' | 'permissions'> & {
    readonly permissionsRegistry: PermissionsRegistryService;
  },
  resources: ResultResources,
) {
  const rules = deps.permissionsRegistry.getPermissionRuleset(
    readinessResultResourceRef,
  );
  return createAccess({ ...deps, rules, resources });
}

function registerPermissions(
  permissionsRegistry: PermissionsRegistryService,
  resources: ResultResources,
): void {
  permissionsRegistry.addPermissions(
    readinessPermissions.filter(
      permission => permission !== readinessResultReadPermission,
    ),
  );
  permissionsRegistry.addResourceType({
    resourceRef: readinessResultResourceRef,
    permissions: [readinessResultReadPermission],
    rules: [isOwnedByRule],
    getResources: async refs => {
      const find = await resources.current();
      return refs.map(find);
    },
  });
}
