import { CLUSTER_PLANS } from './cluster-plans';
import { PRODUCT_TEAMS, type TeamPlan } from './organisation-chart';
import { namePeople } from './people';
import { nameServices } from './service-names';
import { makeService } from './services';
import type { Company, Person, Squad } from './types';

export interface CompanyOptions {
  readonly seed?: number;
  /** Epoch milliseconds to which every date is relative. */
  readonly now: number;
  readonly services?: number;
  /** How far back the history goes. */
  readonly days?: number;
}

const SERVICES_PER_TEAM = 50;
const SQUAD_SIZE = 14;
const PLATFORM_SIZE = 4;

/** The company of chapter "graveyard", or one of any size with the same habits: same options, same company. */
export function generateCompany(options: CompanyOptions): Company {
  const { seed = 1, now, services: total = 180, days = 240 } = options;
  const teams = teamsFor(total);
  const squads = teams.flatMap(team =>
    team.squads.map((squad): Squad => ({ name: squad.name, team: team.name })),
  );
  const platform: Squad = { name: 'platform', team: 'platform' };
  const people = namePeople(seed, [
    ...squads.map(squad => ({ squad, size: SQUAD_SIZE })),
    { squad: platform, size: PLATFORM_SIZE },
  ]);
  const members = new Map<string, Person[]>();
  for (const person of people) {
    members.set(person.squad, [...(members.get(person.squad) ?? []), person]);
  }
  const all = nameServices(teams, total);
  const context = {
    seed,
    now,
    days,
    all,
    membersOf: (squad: string) => members.get(squad) ?? [],
  };
  return {
    chapter: 'graveyard',
    seed,
    organisation: 'saltmarsh',
    now,
    days,
    workBegan: now,
    teams: [
      ...teams.map(team => ({
        name: team.name,
        title: team.title,
        lineage: team.lineage,
        secrets: team.secrets,
        platform: false,
      })),
      {
        name: 'platform',
        title: 'Platform',
        lineage: 'api',
        secrets: 'vault',
        platform: true,
      },
    ],
    squads,
    people,
    services: all.map((named, index) => makeService(named, index, context)),
    clusters: CLUSTER_PLANS,
  };
}

/** The six teams of the chart, and as many copies of them as a larger company needs. */
function teamsFor(services: number): readonly TeamPlan[] {
  const wanted = Math.max(
    PRODUCT_TEAMS.length,
    Math.ceil(services / SERVICES_PER_TEAM),
  );
  return Array.from({ length: wanted }, (_, index) => index).flatMap(index => {
    const plan = PRODUCT_TEAMS[index % PRODUCT_TEAMS.length];
    const copy = Math.floor(index / PRODUCT_TEAMS.length);
    if (plan === undefined || copy === 0) {
      return plan === undefined ? [] : [plan];
    }
    const mark = `r${copy + 1}`;
    const squads = plan.squads.map(squad => ({
      name: `${squad.name}-${mark}`,
      capabilities: squad.capabilities.map(name => `${name}-${mark}`),
    }));
    return [
      {
        ...plan,
        name: `${plan.name}-${mark}`,
        title: `${plan.title} ${copy + 1}`,
        squads,
      },
    ];
  });
}
