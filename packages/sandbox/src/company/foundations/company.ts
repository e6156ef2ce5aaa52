import { historyOfService } from '../history';
import { secondRegionOf } from '../places';
import { slownessOf } from '../services';
import type { Company, Release, SecondRegion, Service } from '../types';
import { alignedClusters } from './clusters';
import { commitsSince } from './commits';
import { releasesThrough } from './releases';
import { convergenceOf } from './schedule';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The release that waited for consent when the work began got it on the next morning. */
const CONSENT_AFTER = 15 * HOUR;

/** The company after four months of foundation work: all that was before, and what that work changed. */
export function withFoundations(earlier: Company, now: number): Company {
  const dates = convergenceOf(earlier);
  return {
    ...earlier,
    chapter: 'foundations',
    now,
    days: earlier.days + (now - earlier.now) / DAY,
    earlier,
    teams: earlier.teams.map(team => ({ ...team, secrets: 'vault' })),
    services: earlier.services.map(service =>
      serviceSince(earlier, service, {
        now,
        convergedAt: dates.get(service.repository),
      }),
    ),
    clusters: alignedClusters(earlier.clusters),
  };
}

function serviceSince(
  earlier: Company,
  service: Service,
  {
    now,
    convergedAt,
  }: { readonly now: number; readonly convergedAt: number | undefined },
): Service {
  const converged = convergedAt === undefined ? {} : { convergedAt };
  const commits = commitsSince(earlier, service, { now, ...converged });
  const moving = {
    ...{ seed: earlier.seed, service, began: earlier.workBegan, now },
    history: [...historyOfService(earlier, service), ...commits],
    convergedAt,
    slowness: slownessOf(earlier.seed, service.squad),
    approver: approverOf(earlier, service),
  };
  const releases = {
    staging: releasesThrough(moving, 'staging'),
    production: releasesThrough(moving, 'production'),
  };
  const changedAt = (kind: 'code' | 'docs') =>
    commits.findLast(commit => commit.kind === kind)?.at;
  const docsChangedAt = changedAt('docs') ?? service.docsChangedAt;
  const secondRegion = regionSince(earlier, service, releases.production);
  return {
    ...service,
    ...(convergedAt === undefined ? {} : movedFrom(service)),
    codeChangedAt: changedAt('code') ?? service.codeChangedAt,
    ...(docsChangedAt === undefined ? {} : { docsChangedAt }),
    releases,
    ...(secondRegion === undefined ? {} : { secondRegion }),
    work: { commits, ...converged },
  };
}

/** The pipeline asks for an owner that exists, and Argo CD brings the service everywhere. */
function movedFrom({ squad, managedBy }: Service) {
  return {
    catalogOwner: squad,
    managedBy: {
      staging: managedBy.staging && ('argocd' as const),
      production: managedBy.production && ('argocd' as const),
    },
  };
}

/** Whoever consented to its releases before still does. */
function approverOf({ people }: Company, { releases, squad }: Service): string {
  const known = releases.production.findLast(({ deployedBy }) => deployedBy);
  const member = people.find(person => person.squad === squad);
  return known?.deployedBy ?? member?.login ?? squad;
}

function regionSince(
  { seed, workBegan }: Company,
  { name, secondRegion: before }: Service,
  releases: readonly Release[],
): SecondRegion | undefined {
  const all = secondRegionOf(seed, name, releases);
  const waited = before?.releases.length;
  return (
    all && {
      ...all,
      releases: all.releases.map((release, index) =>
        index === waited
          ? {
              ...release,
              deployedAt: Math.min(
                workBegan + CONSENT_AFTER,
                (releases[index + 1]?.deployedAt ?? Infinity) - HOUR / 6,
              ),
              askedAt: release.deployedAt,
            }
          : release,
      ),
    }
  );
}
