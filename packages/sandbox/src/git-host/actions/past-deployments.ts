import {
  convergedAt,
  placesOf,
  waitingRelease,
  wasConverged,
  type Place,
  type Release,
  type Service,
} from '../../company';
import { webUrlOf } from '../shapes/repository';
import { BOT_LOGIN } from '../state/directory';
import type { GitHostState } from '../state/git-host-state';
import type {
  DeploymentRecord,
  DeploymentState,
  RepositoryRecord,
} from '../state/records';
import { runFinder } from './past-triggers';

const LEAD_MS = 90_000;

interface Row {
  readonly place: Place;
  readonly service: Service;
  readonly release: Release;
  /** When it was there, or had failed, or was asked for. */
  readonly at: number;
  /** The release that replaced it there. */
  readonly next: Release | undefined;
  readonly became: 'success' | 'failure' | 'pending';
}

/** Only what GitHub Actions deploys: of what Jenkins deploys the Git host hears nothing. */
export function pastDeployments(
  state: GitHostState,
  record: RepositoryRecord,
): DeploymentRecord[] {
  const { company } = state;
  const services =
    record.owner === company.organisation
      ? company.services.filter(
          service =>
            service.repository === record.plannedName &&
            (service.lineage === 'api' || convergedAt(service) !== undefined),
        )
      : [];
  const finders = new Map(
    services.map(service => [service, runFinder(state, record, service)]),
  );
  const runs = `${webUrlOf(state, record)}/actions`;
  return services
    .flatMap(service => rowsOf(service, placesOf(company, service)))
    .sort((a, b) => askedAt(a) - askedAt(b))
    .map((row, index) => {
      const run = finders.get(row.service)?.(row.place, row.release);
      return deploymentOf(row, {
        id: record.id * 100_000 + index,
        sha:
          state.template.index.histories[row.service.name]?.[
            row.release.commit
          ] ?? '',
        logUrl: run === undefined ? runs : `${runs}/runs/${run}`,
      });
    });
}

/** Whether Actions brought a release: always in the API layer, elsewhere once the service took the one pipeline. */
function isByActions(service: Service, { deployedAt }: Release): boolean {
  return service.lineage === 'api' || wasConverged(service, deployedAt);
}

function rowsOf(service: Service, places: readonly Place[]): readonly Row[] {
  const rows = places.flatMap(place =>
    place.releases.flatMap((release, index) =>
      isByActions(service, release)
        ? [
            {
              place,
              service,
              release,
              at: release.deployedAt,
              next: place.releases[index + 1],
              became: 'success' as const,
            },
          ]
        : [],
    ),
  );
  const waiting = waitingRelease(service);
  const region = places.at(-1);
  const failed = rows.flatMap(row => failedFirst(row) ?? []);
  return waiting === undefined || region === undefined
    ? [...rows, ...failed]
    : [
        ...rows,
        ...failed,
        {
          place: region,
          service,
          release: waiting,
          // Asked for as soon as the first region has it.
          at: waiting.deployedAt + LEAD_MS,
          next: undefined,
          became: 'pending',
        },
      ];
}

/** The try that failed, of a release that came with a later one. */
function failedFirst(row: Row): Row | undefined {
  const { firstFailedAt: at } = row.release;
  return at === undefined
    ? undefined
    : { ...row, at, next: undefined, became: 'failure' };
}

/** A deployment has its place in the list since it was asked for, however long it waited then. */
function askedAt({ release, at }: Row): number {
  return release.askedAt === undefined ? at : release.askedAt + LEAD_MS;
}

function deploymentOf(
  row: Row,
  {
    id,
    sha,
    logUrl,
  }: { readonly id: number; readonly sha: string; readonly logUrl: string },
): DeploymentRecord {
  const { place, release, at, next, became } = row;
  const creator = release.deployedBy ?? BOT_LOGIN;
  const history: readonly (readonly [DeploymentState, number])[] =
    became === 'pending'
      ? [['pending', at - LEAD_MS / 2]]
      : [
          ...(release.askedAt === undefined
            ? []
            : [['pending', askedAt(row) - LEAD_MS / 2] as const]),
          ['in_progress', at - LEAD_MS / 2],
          [became, at],
          ...(next === undefined
            ? []
            : [['inactive', next.deployedAt] as const]),
        ];
  return {
    id,
    sha,
    ref: 'main',
    task: 'deploy',
    environment: place.name,
    description: `${release.rollback === true ? 'Roll back to' : 'Deploy'} ${
      release.version
    }`,
    creator,
    createdAt: askedAt(row) - LEAD_MS,
    statuses: history.map(([state, when], index) => ({
      id: id * 10 + index + 1,
      state,
      at: when,
      creator,
      description: '',
      logUrl,
    })),
  };
}
