import { DESERTED_GROUPS, type Company, type Person } from '../../company';

/** A team as the Git host holds it: product teams, their squads below them, the platform team, and deserted groups. */
export interface TeamRecord {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly parent: string | undefined;
  /** Logins of immediate members. */
  readonly members: readonly string[];
}

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly type: 'User' | 'Organization' | 'Bot';
}

export const BOT_LOGIN = 'saltmarsh-bot';

/** People, teams and the organisation. */
export class Directory {
  readonly teams: readonly TeamRecord[];
  readonly organisation: Account;
  private readonly accounts: ReadonlyMap<string, Account>;
  readonly people: readonly Account[];

  constructor(company: Company) {
    this.organisation = {
      id: 4000,
      login: company.organisation,
      name: 'Saltmarsh Financial',
      type: 'Organization',
    };
    this.people = company.people.map((person, index) => ({
      id: 5001 + index,
      login: person.login,
      name: person.displayName,
      type: 'User',
    }));
    const bot: Account = {
      id: 4001,
      login: BOT_LOGIN,
      name: 'Saltmarsh automation',
      type: 'User',
    };
    this.accounts = new Map(
      [this.organisation, bot, ...this.people].map(account => [
        account.login,
        account,
      ]),
    );
    this.teams = teamsOf(company);
  }

  account(login: string): Account | undefined {
    return this.accounts.get(login.toLowerCase());
  }

  team(slug: string): TeamRecord | undefined {
    return this.teams.find(team => team.slug === slug.toLowerCase());
  }

  children(slug: string): readonly TeamRecord[] {
    return this.teams.filter(team => team.parent === slug);
  }

  /** Immediate members and those of child teams, as the REST API counts. */
  members(team: TeamRecord): readonly Account[] {
    const logins = new Set([
      ...team.members,
      ...this.children(team.slug).flatMap(child => child.members),
    ]);
    return this.people.filter(person => logins.has(person.login));
  }
}

function teamsOf(company: Company): readonly TeamRecord[] {
  const bySquad = new Map<string, Person[]>();
  for (const person of company.people) {
    bySquad.set(person.squad, [...(bySquad.get(person.squad) ?? []), person]);
  }
  const loginsOf = (squad: string) =>
    (bySquad.get(squad) ?? []).map(person => person.login);
  const teams = company.teams.map(team => {
    const squads = company.squads.filter(squad => squad.team === team.name);
    // Whoever comes first in the first squad leads the team and is its immediate member; so the team is not empty.
    const members = team.platform
      ? loginsOf(team.name)
      : loginsOf(squads[0]?.name ?? '').slice(0, 1);
    return {
      slug: team.name,
      name: team.title,
      description: team.platform
        ? 'Pipelines, clusters and the portal'
        : `The team of ${team.title}`,
      parent: undefined,
      members,
    };
  });
  const squads = company.squads.map(squad => ({
    slug: squad.name,
    name: squad.name,
    description: `A squad of ${squad.team}`,
    parent: squad.team,
    members: loginsOf(squad.name),
  }));
  const deserted = DESERTED_GROUPS.map(name => ({
    slug: name,
    name,
    description: 'Everybody moved on',
    parent: undefined,
    members: [],
  }));
  return [...teams, ...squads, ...deserted].map((team, index) => ({
    ...team,
    id: 3001 + index,
  }));
}
