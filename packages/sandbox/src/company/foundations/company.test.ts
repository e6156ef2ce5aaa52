import { companyOf, FOUNDATION_DAYS } from '../chapters';
import { generateCompany } from '../generate';
import { historyOfService } from '../history';
import { placesOf } from '../places';
import type { Release } from '../types';
import { convergedAt } from './converged';

const now = Date.UTC(2026, 10, 22, 9);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const company = companyOf({ now, chapter: 'foundations' });
const before = generateCompany({ now: now - FOUNDATION_DAYS * DAY });

const pairs = company.services.map(service => {
  const earlier = before.services.find(({ name }) => name === service.name);
  if (!earlier) throw new Error(`${service.name} is new`);
  return { service, earlier };
});

const medianOf = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

describe('the company of chapter foundations', () => {
  it('is the graveyard of four months before, with the same people, squads and services', () => {
    expect(company.earlier).toEqual(before);
    expect(company.people).toEqual(before.people);
    expect(company.squads).toEqual(before.squads);
    expect(company.services.map(({ name }) => name)).toEqual(
      before.services.map(({ name }) => name),
    );
    expect(company.workBegan).toBe(before.now);
  });

  it('adds to every history and changes nothing in it', () => {
    for (const { service, earlier } of pairs) {
      const history = historyOfService(company, service);
      const old = historyOfService(before, earlier);
      expect(history.slice(0, old.length)).toEqual(old);
      for (const environment of ['staging', 'production'] as const) {
        const releases = service.releases[environment];
        const known = earlier.releases[environment];
        expect(releases.slice(0, known.length)).toEqual(known);
      }
    }
  });

  it('releases in order, only commits that exist, and nothing that is later than today', () => {
    for (const { service } of pairs) {
      const history = historyOfService(company, service);
      expect(history.at(-1)?.at).toBeLessThanOrEqual(now);
      for (const { releases } of placesOf(company, service)) {
        let last = 0;
        for (const { commit, deployedAt } of releases) {
          expect(history[commit]?.at).toBeLessThan(deployedAt);
          expect(deployedAt).toBeGreaterThanOrEqual(last);
          expect(deployedAt).toBeLessThan(now);
          last = deployedAt;
        }
      }
    }
  });

  it('converges squad by squad over the months, two squads late, the ledger and the nightly jobs not at all', () => {
    const days = new Map<string, number>();
    for (const { service } of pairs) {
      const at = convergedAt(service);
      if (at !== undefined)
        days.set(service.squad, Math.floor((at - company.workBegan) / DAY));
    }
    expect(days.size).toBe(24);
    expect([...days.values()].filter(day => day > 90)).toHaveLength(2);
    expect(Math.min(...days.values())).toBeLessThan(14);
    expect(new Set(days.values()).size).toBeGreaterThan(15);
    expect(
      pairs
        .filter(({ service }) => convergedAt(service) === undefined)
        .map(({ service }) => service.repository),
    ).toEqual([
      'ledger-core',
      'lending-nightly',
      'lending-nightly',
      'lending-nightly',
    ]);
  });

  it('waits less for production from the day on which a squad converged', () => {
    for (const squad of company.squads) {
      const own = pairs.filter(({ service }) => service.squad === squad.name);
      const waits = (isAfter: boolean) =>
        own.flatMap(({ service }) => {
          const history = historyOfService(company, service);
          const at = convergedAt(service) ?? Infinity;
          return service.releases.production
            .filter(
              ({ deployedAt, rollback }: Release) =>
                rollback === undefined &&
                (isAfter ? deployedAt > at + 7 * DAY : deployedAt < at),
            )
            .map(
              ({ commit, deployedAt }) =>
                deployedAt - (history[commit]?.at ?? NaN),
            );
        });
      expect(medianOf(waits(true))).toBeLessThan(medianOf(waits(false)) / 2);
    }
  });

  it('is the same company for the same options, and moves with the given now', () => {
    expect(companyOf({ now, chapter: 'foundations' })).toEqual(company);
    const later = companyOf({ now: now + DAY, chapter: 'foundations' });
    expect(later.services.map(({ codeChangedAt }) => codeChangedAt)).toEqual(
      company.services.map(({ codeChangedAt }) => codeChangedAt + DAY),
    );
  });
});
