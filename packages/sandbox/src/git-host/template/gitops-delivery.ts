import type { Company, Place, Release, Service } from '../../company';
import { targetAt } from '../content/manifest-target';
import { manifestFiles } from '../content/manifests';
import type { FileChange } from '../store/import-stream';

const MINUTE = 60_000;

/** A release of a service that Argo CD brought to a place. */
export interface Delivery {
  readonly company: Company;
  readonly service: Service;
  readonly place: Place;
  readonly release: Release;
}

/** A commit of the GitOps repository. */
export interface GitOpsCommit {
  readonly at: number;
  readonly by: string;
  readonly message: string;
  readonly files: readonly FileChange[];
}

/** Everything that runs of a service in a place. */
export function filesOf({
  company,
  service,
  place,
  release,
}: Delivery): readonly FileChange[] {
  return manifestFiles(
    targetAt(company, { service, place, version: release.version }),
    `${place.name}/${service.name}`,
  );
}

/** The commit that brought a release, a minute before it ran. */
export function deliveryCommit(delivery: Delivery): GitOpsCommit {
  const { service, place, release } = delivery;
  const verb = release.rollback === true ? 'Roll back' : 'Deploy';
  return {
    at: release.deployedAt - MINUTE,
    by: release.deployedBy ?? 'saltmarsh-bot',
    message: `${verb} ${service.name} ${release.version} to ${place.name}`,
    files: filesOf(delivery).filter(file =>
      /\/(deployment|cronjob)\.yaml$/.test(file.path),
    ),
  };
}
