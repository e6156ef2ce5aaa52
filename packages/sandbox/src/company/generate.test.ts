import { generateCompany } from './generate';
import { DESERTED_GROUPS } from './organisation-chart';
import { historyOfService } from './history';
import { placesOf, waitingRelease } from './places';

const now = Date.UTC(2026, 2, 2, 9);
const company = generateCompany({ now });
const DAY = 86_400_000;

function activeGroups(): ReadonlySet<string> {
  return new Set([
    ...company.squads.map(squad => squad.name),
    ...company.teams.map(team => team.name),
  ]);
}

describe('the company of chapter graveyard', () => {
  it('has 340 engineers in six teams of four squads and a platform team of four', () => {
    expect(company.people).toHaveLength(340);
    expect(new Set(company.people.map(person => person.login)).size).toBe(340);
    expect(company.teams.filter(team => !team.platform)).toHaveLength(6);
    expect(company.squads).toHaveLength(24);
    expect(
      company.people.filter(person => person.squad === 'platform'),
    ).toHaveLength(4);
  });

  it('has 180 services with different names, of which 30 name an active owner, five per team', () => {
    expect(new Set(company.services.map(service => service.name)).size).toBe(
      180,
    );
    const active = activeGroups();
    const owned = company.services.filter(service =>
      active.has(service.catalogOwner),
    );
    expect(owned).toHaveLength(30);
    for (const team of company.teams.filter(candidate => !candidate.platform)) {
      const own = new Set([
        team.name,
        ...company.squads
          .filter(squad => squad.team === team.name)
          .map(squad => squad.name),
      ]);
      expect(
        owned.filter(
          service =>
            service.team === team.name && own.has(service.catalogOwner),
        ),
      ).toHaveLength(5);
    }
    expect(
      company.services.some(service =>
        DESERTED_GROUPS.includes(service.catalogOwner),
      ),
    ).toBe(true);
  });

  it('has documentation for 40 services, of which 12 are current, also a month later', () => {
    for (const today of [now, now + 30 * DAY]) {
      const documented = company.services.filter(
        service => service.docsChangedAt !== undefined,
      );
      const current = documented.filter(
        ({ docsChangedAt = 0, codeChangedAt }) =>
          today - docsChangedAt < 90 * DAY || codeChangedAt <= docsChangedAt,
      );
      expect([documented.length, current.length]).toEqual([40, 12]);
    }
  });

  it('takes secrets from three places: three teams, two teams, one team', () => {
    const product = company.teams
      .filter(team => !team.platform)
      .map(team => team.secrets);
    expect(product.filter(mechanism => mechanism === 'vault')).toHaveLength(3);
    expect(
      product.filter(mechanism => mechanism === 'aws-secrets-manager'),
    ).toHaveLength(2);
    expect(
      product.filter(mechanism => mechanism === 'shared-document'),
    ).toHaveLength(1);
  });

  it('releases only commits that exist and that are older than the release', () => {
    for (const service of company.services) {
      const history = historyOfService(company, service);
      for (const release of [
        ...service.releases.staging,
        ...service.releases.production,
      ]) {
        expect(history[release.commit]?.at).toBeLessThan(release.deployedAt);
        expect(release.deployedAt).toBeLessThan(now);
      }
      expect(history.at(-1)?.at).toBeLessThanOrEqual(now);
      expect(service.releases.staging.length > 0).toBe(
        service.managedBy.staging !== undefined,
      );
    }
  });

  it('runs one service in two regions: each release minutes apart, the newest only in the first', () => {
    const inTwo = company.services.filter(({ secondRegion }) => secondRegion);
    expect(inTwo).toHaveLength(1);
    const [home, second] = inTwo
      .flatMap(service => placesOf(company, service))
      .filter(({ environment }) => environment === 'production');
    expect(home?.cluster.region).not.toBe(second?.cluster.region);
    const minutes = (second?.releases ?? []).map(
      ({ deployedAt }, index) =>
        (deployedAt - (home?.releases[index]?.deployedAt ?? 0)) / 60_000,
    );
    expect(minutes).toHaveLength((home?.releases.length ?? 0) - 1);
    expect(Math.min(...minutes)).toBeGreaterThan(0);
    expect(Math.max(...minutes)).toBeLessThan(60);
    expect(inTwo.map(waitingRelease)).toEqual([home?.releases.at(-1)]);
  });

  it('has no cycle of dependencies and depends only on services that exist', () => {
    const names = company.services.map(service => service.name);
    company.services.forEach((service, index) =>
      service.dependsOn.forEach(target =>
        expect(names.indexOf(target)).toBeLessThan(index),
      ),
    );
    company.services.forEach(service =>
      service.dependsOn.forEach(target => expect(names).toContain(target)),
    );
  });

  it('is the same company for the same options and another one for another seed', () => {
    expect(generateCompany({ now })).toEqual(company);
    expect(generateCompany({ now, seed: 2 }).people).not.toEqual(
      company.people,
    );
  });

  it('moves with the given now', () => {
    const later = generateCompany({ now: now + DAY });
    expect(later.services.map(service => service.codeChangedAt)).toEqual(
      company.services.map(service => service.codeChangedAt + DAY),
    );
  });

  it('grows to any size with different names', () => {
    const large = generateCompany({ now, services: 2000, days: 30 });
    expect(new Set(large.services.map(service => service.name)).size).toBe(
      2000,
    );
    expect(new Set(large.people.map(person => person.login)).size).toBe(
      large.people.length,
    );
  });
});
