import { InputError } from '@backstage/errors';
import { argocdEventCollectors } from '@groundwork/plugin-readiness-backend-module-argocd';
import { githubEventCollectors } from '@groundwork/plugin-readiness-backend-module-github';
import { jenkinsEventCollectors } from '@groundwork/plugin-readiness-backend-module-jenkins';
import { kubernetesEventCollectors } from '@groundwork/plugin-readiness-backend-module-kubernetes';
import { pagerdutyEventCollectors } from '@groundwork/plugin-readiness-backend-module-pagerduty';
import {
  expectTier,
  readDeliveriesOnce,
  type SilentSource,
  type UnfinishedSource,
} from '@groundwork/plugin-readiness-backend';
import {
  inventoryOf,
  type ReadinessSchemas,
  type Subject,
  type UnreadCatalog,
} from '@groundwork/plugin-readiness-common';
import {
  readClusters,
  type CollectLogger,
  type EventCollectorRegistration,
} from '@groundwork/plugin-readiness-node';
import {
  configuredSecrets,
  type SourceClients,
} from '@groundwork/source-client';
import knexOf from 'knex';
import { readOrganisationCatalog } from '../assess/organisationCatalog';

/** What is asked for. */
export interface AskedDeliveries {
  readonly scope:
    | { readonly kind: 'organisation' }
    | { readonly kind: 'service'; readonly ref: string }
    | { readonly kind: 'team'; readonly ref: string };
  /** The tier whose deployments count. */
  readonly tier: string;
  /** Days, the last of them today. */
  readonly days: number;
  /** How long sources may be read. */
  readonly maxMinutes: number;
}

/** Numbers, and what did not tell what it was asked. */
export interface DeliveryReport {
  readonly scope: AskedDeliveries['scope'];
  readonly numbers: ReadinessSchemas['DeliveryNumbers'];
  /** Of a team, each on its own. */
  readonly services?: ReadinessSchemas['TeamDelivery']['services'];
  readonly silent: readonly SilentSource[];
  readonly unfinished: readonly UnfinishedSource[];
  /** For how long they were read at most. */
  readonly maxMinutes: number;
  readonly unreadCatalog: readonly UnreadCatalog[];
}

const MINUTE_MS = 60_000;

type Answers = Awaited<ReturnType<typeof readDeliveriesOnce>>['answers'];

/** Every source of events, configured alike for the portal and for the command line. */
export function eventCollectors(
  sources: SourceClients,
): readonly EventCollectorRegistration[] {
  return [
    ...githubEventCollectors(sources),
    ...argocdEventCollectors(sources),
    ...jenkinsEventCollectors(sources),
    ...kubernetesEventCollectors(sources),
    ...pagerdutyEventCollectors(sources),
  ];
}

/**
 * Reads events to their end, into a database that is thrown away, and counts them as the portal does.
 *
 * @throws InputError when the configuration names no source of events or no such tier, or the catalog knows nothing of that
 * name.
 */
export async function readDeliveries(
  asked: AskedDeliveries,
  sources: SourceClients,
  logger: CollectLogger,
): Promise<DeliveryReport> {
  expectTier(sources.config, asked.tier);
  const registrations = eventCollectors(sources);
  // Incidents alone tell of no deployment.
  if (registrations.every(({ evidence }) => evidence === undefined)) {
    throw new InputError(
      'the configuration names no source that tells of deployments: no Git host, Argo CD instance, Jenkins or cluster',
    );
  }
  const catalog = await readOrganisationCatalog(
    sources.within({ gate: sources.runGate() }),
  );
  const { subjects } = inventoryOf(catalog.entities, {
    clusters: readClusters(sources.config),
    subjects: [],
    unreadCatalog: catalog.unread,
  });
  refuseUnknown(asked, subjects);
  const knex = knexOf({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    // Another connection would be another database.
    pool: { min: 1, max: 1 },
  });
  try {
    const { answers, silent, unfinished } = await readDeliveriesOnce(
      registrations,
      {
        ...{ knex, sources, logger },
        config: sources.config,
        services: subjects.filter(({ kind }) => kind === 'Component'),
        secrets: configuredSecrets(sources.config),
        deadline: AbortSignal.timeout(asked.maxMinutes * MINUTE_MS),
      },
    );
    return {
      ...(await numbersOf(asked, answers, subjects)),
      ...{ scope: asked.scope, silent, unfinished },
      maxMinutes: asked.maxMinutes,
      unreadCatalog: catalog.unread,
    };
  } finally {
    await knex.destroy();
  }
}

async function numbersOf(
  { scope, days, tier }: AskedDeliveries,
  answers: Answers,
  subjects: readonly Subject[],
): Promise<Pick<DeliveryReport, 'numbers' | 'services'>> {
  switch (scope.kind) {
    case 'organisation':
      return {
        numbers: await answers.ofOrganisation(
          { days, tier },
          subjects
            .filter(({ kind }) => kind === 'Component')
            .map(({ ref }) => ref),
        ),
      };
    case 'service':
      return { numbers: await answers.ofService(scope.ref, { days, tier }) };
    case 'team': {
      const own = servicesOf(scope.ref, subjects);
      const { numbers, services } = await answers.ofTeam(scope.ref, own, {
        days,
        tier,
      });
      return { numbers, services };
    }
    default:
      throw new Error(`Unknown scope ${scope satisfies never}`);
  }
}

function refuseUnknown(
  { scope }: AskedDeliveries,
  subjects: readonly Subject[],
): void {
  if (
    scope.kind !== 'organisation' &&
    !subjects.some(({ ref }) => ref === scope.ref)
  ) {
    throw new InputError(`the catalog knows no ${scope.ref}`);
  }
}

function servicesOf(
  team: string,
  subjects: readonly Subject[],
): readonly string[] {
  return subjects
    .filter(subject => subject.kind === 'Component' && subject.team === team)
    .map(({ ref }) => ref)
    .sort();
}
