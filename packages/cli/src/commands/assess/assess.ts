import type { Entity } from '@backstage/catalog-model';
import {
  assessOrganisation,
  inventoryOf,
  teamsOfPeople,
  type OrganisationAssessment,
  type UnreadCatalog,
} from '@groundwork/plugin-readiness-common';
import {
  collectAll,
  evidenceOf,
  readClusters,
  type CollectLogger,
  type CollectorSet,
  type RunSummary,
} from '@groundwork/plugin-readiness-node';
import type { SourceClients } from '@groundwork/source-client';
import { argocdCollectors } from '@groundwork/plugin-readiness-backend-module-argocd';
import { catalogCollectors } from '@groundwork/plugin-readiness-backend-module-catalog';
import {
  checks,
  organisationStandard,
} from '@groundwork/plugin-readiness-backend-module-checks';
import { githubCollectors } from '@groundwork/plugin-readiness-backend-module-github';
import { jenkinsCollectors } from '@groundwork/plugin-readiness-backend-module-jenkins';
import { jiraCollectors } from '@groundwork/plugin-readiness-backend-module-jira';
import { kubernetesCollectors } from '@groundwork/plugin-readiness-backend-module-kubernetes';
import {
  readInstances,
  scaffolderCollectors,
} from '@groundwork/plugin-readiness-backend-module-scaffolder';
import { readOrganisationCatalog } from './organisationCatalog';
import { unreadSources, type UnreadSource } from './unread';
import type { Waiting } from './waiting';

/** The assessment with what was looked at on the way. */
export interface AssessReport {
  readonly assessment: OrganisationAssessment;
  readonly collectors: readonly RunSummary[];
  /** Sources that did not give what was asked of them, and why. */
  readonly unread: readonly UnreadSource[];
  /** Parts of the catalog that could not be read. */
  readonly unreadCatalog: readonly UnreadCatalog[];
}

/** Everything that the product can look at, configured alike for the portal and for the command line. */
export function collectorSets(
  sources: SourceClients,
  entities: readonly Entity[],
): readonly CollectorSet[] {
  return [
    catalogCollectors({
      instance: 'git-host',
      entities: async () => entities,
    }),
    kubernetesCollectors(sources),
    argocdCollectors(sources),
    githubCollectors(sources),
    jenkinsCollectors(sources),
    // The portal's own runs are its plugins' to read; there is no portal here.
    scaffolderCollectors(readInstances(sources.config), {
      entities: async () => entities,
    }),
    jiraCollectors(sources),
  ];
}

/** Where an assessment says how it gets on. */
export interface AssessEnvironment {
  readonly logger: CollectLogger;
  readonly waiting: Waiting;
}

/**
 * Looks at everything that the configuration names, once, and judges it: the same collectors, checks and standard as the
 * portal, without its history.
 * @throws InputError when the configuration names no organisation.
 */
export async function assess(
  sources: SourceClients,
  { logger, waiting }: AssessEnvironment,
): Promise<AssessReport> {
  const asOf = new Date();
  const gate = () => waiting.watch(sources.runGate());
  const catalog = await readOrganisationCatalog(
    sources.within({ gate: gate() }),
  );
  const sets = collectorSets(sources, catalog.entities);
  const inventory = inventoryOf(catalog.entities, {
    clusters: readClusters(sources.config),
    subjects: sets.flatMap(({ subjects = [] }) => subjects),
    knownClusters: sets.flatMap(({ knownClusters = [] }) => knownClusters),
    unreadCatalog: catalog.unread,
  });
  const teamOf = teamsOfPeople(catalog.entities);
  const { records, summaries } = await collectAll(sets, inventory, {
    sources,
    logger,
    gate: gate(),
    teamsOfPeople: async () => teamOf,
    sleep: waiting.sleep,
  });
  const assessment = assessOrganisation({
    standard: organisationStandard,
    asOf,
    inventory,
    evidence: evidenceOf(records, sets, { inventory, asOf }),
    checks: new Map(checks.map(check => [check.id, check])),
    waivers: [],
    history: [],
  });
  return {
    assessment,
    collectors: summaries,
    unread: unreadSources(records),
    unreadCatalog: catalog.unread,
  };
}
