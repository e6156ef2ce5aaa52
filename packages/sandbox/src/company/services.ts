import { historyOf } from './history';
import { JOBS, LATE_RETRY, LIBRARIES, WEBSITES } from './organisation-chart';
import { changeTimesOf } from './documentation';
import { withLateRetry } from './late-retry';
import { catalogOwnerOf } from './ownership';
import { secondRegionOf } from './places';
import { createRandom, seedOf, type Random } from './random';
import { releasesOf, type ReleasePlan } from './releases';
import { rotaOf } from './rota';
import type { NamedService } from './service-names';
import type {
  Environment,
  Person,
  Release,
  Service,
  WorkloadOwner,
} from './types';

export interface ServiceContext {
  readonly seed: number;
  readonly now: number;
  readonly days: number;
  readonly all: readonly NamedService[];
  readonly membersOf: (squad: string) => readonly Person[];
}

const HANDS: Readonly<
  Record<
    'legacy' | 'api',
    Readonly<Record<Environment, readonly WorkloadOwner[]>>
  >
> = {
  legacy: {
    staging: ['ci-apply', 'ci-apply', 'helm', 'kubectl', 'argocd'],
    production: ['helm', 'helm', 'ci-apply', 'kubectl', 'kubectl'],
  },
  api: {
    staging: ['argocd', 'argocd', 'argocd', 'argocd', 'flux'],
    production: ['argocd', 'argocd', 'argocd', 'argocd-manual', 'helm'],
  },
};

const TROUBLES: readonly Service['trouble'][] = [
  'crash-loop',
  'image-pull',
  'stuck-rollout',
  'out-of-sync',
  'no-endpoint-address',
];

/** A service that a person deploys by hand, and edited: a hand that only its label selector leads to. */
const SELECTED = 34;

export function makeService(
  named: NamedService,
  index: number,
  context: ServiceContext,
): Service {
  const random = createRandom(seedOf(context.seed, `service ${named.name}`));
  const times = changeTimesOf(index, context.now, random);
  const type = typeOf(named.name);
  const lifecycle = lifecycleOf(index);
  const lineage = named.team.lineage;
  const members = context.membersOf(named.squad);
  const runs = {
    staging: type !== 'library',
    production: type !== 'library' && lifecycle !== 'experimental',
  };
  const plan = {
    seed: context.seed,
    name: named.name,
    now: context.now,
    lineage,
    slowness: slownessOf(context.seed, named.squad),
    approver: random.pick(members).login,
    history: historyOf({
      ...context,
      name: named.name,
      lineage,
      authors: members,
      ...times,
    }),
  };
  const releases = {
    staging: runs.staging ? releasesOf(plan, 'staging') : [],
    production: runs.production ? productionReleasesOf(plan) : [],
  };
  const secondRegion = secondRegionOf(
    context.seed,
    named.name,
    releases.production,
  );
  const hands = {
    staging: random.pick(HANDS[lineage].staging),
    production: random.pick(HANDS[lineage].production),
  };
  const trouble =
    index % 17 === 9 && type === 'service'
      ? TROUBLES[Math.floor(index / 17) % TROUBLES.length]
      : undefined;
  const api = type === 'service' && (lineage === 'api' || random.next() < 0.25);
  return {
    name: named.name,
    description: describe(named, type),
    type,
    lifecycle,
    tier: tierOf(random),
    system: named.squad,
    team: named.team.name,
    squad: named.squad,
    catalogOwner: catalogOwnerOf(named, random),
    lineage,
    repository: named.repository,
    ...(index === SELECTED ? { isSelected: true as const } : {}),
    ...times,
    dependsOn: dependenciesOf(index, context.all, random),
    ...(api ? { providesApi: `${named.name}-api` } : {}),
    ...(random.next() < 0.45 ? { runbook: 'RUNBOOK.md' } : {}),
    ...(random.next() < 0.5 ? { onCall: rotaOf(named.squad) } : {}),
    replicas:
      type === 'service' || type === 'website' ? random.between(1, 3) : 1,
    ...(type === 'service' || type === 'website'
      ? { host: `${named.name}.saltmarsh.example` }
      : {}),
    managedBy: {
      staging: runs.staging ? hands.staging : undefined,
      production: runs.production ? hands.production : undefined,
    },
    releases,
    ...(secondRegion === undefined ? {} : { secondRegion }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

function productionReleasesOf(plan: ReleasePlan): readonly Release[] {
  const releases = releasesOf(plan, 'production');
  return plan.name === LATE_RETRY.service
    ? withLateRetry(releases, plan.history, plan.now)
    : releases;
}

function typeOf(name: string): Service['type'] {
  const capability = name.replace(/-\d+$/, '');
  if (WEBSITES.includes(capability)) {
    return 'website';
  }
  if (LIBRARIES.includes(capability)) {
    return 'library';
  }
  return JOBS.includes(capability) ? 'job' : 'service';
}

function lifecycleOf(index: number): Service['lifecycle'] {
  if (index % 23 === 5) {
    return 'experimental';
  }
  return index % 29 === 11 ? 'deprecated' : 'production';
}

function tierOf(random: Random): Service['tier'] {
  const draw = random.next();
  if (draw < 0.2) {
    return 1;
  }
  return draw < 0.6 ? 2 : 3;
}

/** Mostly neighbours in the same team, sometimes across: only services that come earlier, so there is no cycle. */
function dependenciesOf(
  index: number,
  all: readonly NamedService[],
  random: Random,
): readonly string[] {
  const found = new Set<string>();
  for (
    let wanted = random.between(0, 3);
    wanted > 0 && index > 0;
    wanted -= 1
  ) {
    const near = random.next() < 0.7;
    const target =
      all[
        near
          ? Math.max(0, index - random.between(1, 12))
          : random.between(0, index - 1)
      ];
    if (target !== undefined && !LIBRARIES.includes(target.name)) {
      found.add(target.name);
    }
  }
  return [...found].sort();
}

/** Squads differ by more than a factor of three in how long a change waits. */
export function slownessOf(seed: number, squad: string): number {
  return 3.2 ** createRandom(seedOf(seed, `slowness ${squad}`)).next();
}

function describe(named: NamedService, type: Service['type']): string {
  const words = named.name.replaceAll('-', ' ');
  const area = named.squad.replaceAll('-', ' ');
  switch (type) {
    case 'job':
      return `Scheduled work for ${words}, part of ${area}.`;
    case 'website':
      return `The pages for ${words}, part of ${area}.`;
    case 'library':
      return `Shared code for ${words}, maintained with ${area}.`;
    case 'service':
      return `Answers for ${words} in the ${area} area of ${named.team.title}.`;
    default:
      throw new RangeError(
        `no description for ${String(type satisfies never)}`,
      );
  }
}
