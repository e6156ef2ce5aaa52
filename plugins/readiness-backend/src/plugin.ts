import {
  BackendPluginRegistrationPoints,
  coreServices,
  createBackendPlugin,
  PermissionsRegistryService,
} from '@backstage/backend-plugin-api';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
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
import { Knex } from 'knex';
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
  DatabaseComparisonStore,
  DatabaseEvidenceStore,
  DatabaseNewcomerStore,
  DatabaseRunStore,
  DatabaseSummaryStore,
  openDatabase,
} from './database';
import {
  Baselines,
  createInbox,
  DatabaseDeliveryDeriver,
  DatabaseReadings,
  DeliveryAnswers,
  deliveryStoreCollectors,
  Overlays,
  readSourcesNow,
  startDeliveries,
} from './delivery';
import { CatalogBacklog, CatalogInventory } from './inventory';
import {
  isOwnedByRule,
  readinessPermissions,
  readinessResultPermissions,
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
    const registry = registerExtensionPoints(env);
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
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
        registry.addCollectors({
          collectors: deliveryStoreCollectors({
            ...{ knex, options },
            eventCollectors: registry.eventCollectors,
          }),
        });
        const stores = storesOn(knex);
        const inventory = new CatalogInventory(
          { ...deps, turns: stores.turns },
          registry,
          config.clusters,
        );
        const shared = {
          ...stores,
          sources: deps.sources,
          registry,
          inventory,
          people: inventory,
          telemetry: createTelemetry(),
          secrets: configuredSecrets(rootConfig),
          logger,
          now,
        };
        const tasks = {
          ...shared,
          scheduler,
          config,
          collection: new CollectionRunner(shared),
          assessment: new AssessmentRunner(shared),
        };
        const deriver = new DatabaseDeliveryDeriver({
          ...{ knex, logger, now, ...options },
        });
        const deliveries = { ...shared, knex, options, deriver };
        const inbox = createInbox({ ...shared, knex, scheduler });
        const resources = createResultResources(inventory);
        registerPermissions(deps.permissionsRegistry, resources);
        deps.httpRouter.use(
          createRouter({
            ...shared,
            ...deliveryAnswersOn(deliveries),
            config,
            auditor: deps.auditor,
            setAside: inbox.setAside,
            access: accessWith(deps, resources),
            backlog: new CatalogBacklog(deps),
            owners: inventory,
            ...againOn(tasks, knex),
          }),
        );
        await scheduleTasks(tasks, registry.collectors.map(config.withCadence));
        await startDeliveries({ ...tasks, knex, deriver });
        await inbox.start(deps.events);
      },
    });
  },
});

function registerExtensionPoints(
  env: Pick<BackendPluginRegistrationPoints, 'registerExtensionPoint'>,
): Registry {
  const registry = new Registry();
  env.registerExtensionPoint(readinessCollectorsExtensionPoint, registry);
  env.registerExtensionPoint(readinessEventsExtensionPoint, registry);
  env.registerExtensionPoint(readinessChecksExtensionPoint, registry);
  env.registerExtensionPoint(readinessStandardsExtensionPoint, registry);
  return registry;
}

/** Has collectors look again, and sources of deliveries read on. */
function againOn(
  tasks: Parameters<typeof runNow>[0] & { readonly registry: Registry },
  knex: Knex,
) {
  const readings = new DatabaseReadings(knex);
  return {
    runNow: (collector: string) => runNow(tasks, collector),
    readSources: () =>
      readSourcesNow({ ...tasks, readings }, tasks.registry.eventCollectors),
  };
}

/** What is told of deliveries, what is frozen of them, and what people say. */
function deliveryAnswersOn(
  services: ConstructorParameters<typeof DeliveryAnswers>[0] &
    Omit<ConstructorParameters<typeof Baselines>[0], 'answers'> &
    ConstructorParameters<typeof Overlays>[0],
) {
  const deliveries = new DeliveryAnswers(services);
  return {
    deliveries,
    baselines: new Baselines({ ...services, answers: deliveries }),
    overlays: new Overlays(services),
  };
}

/** What is kept, and the turns that reading much of it takes. */
function storesOn(knex: Knex) {
  const turns = new Turns();
  const evidence = new DatabaseEvidenceStore(knex, turns);
  return {
    turns,
    evidence,
    runs: new DatabaseRunStore(knex),
    newcomers: new DatabaseNewcomerStore(knex),
    assessments: new DatabaseAssessmentStore(knex, turns),
    comparisons: new DatabaseComparisonStore(knex),
    summaries: new Summaries(
      evidence,
      new DatabaseSummaryStore(knex, turns),
      turns,
    ),
  };
}

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
      permission => !isResourcePermission(permission),
    ),
  );
  permissionsRegistry.addResourceType({
    resourceRef: readinessResultResourceRef,
    permissions: readinessResultPermissions,
    rules: [isOwnedByRule],
    getResources: async refs => {
      const find = await resources.current();
      return refs.map(find);
    },
  });
}
