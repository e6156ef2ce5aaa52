import {
  convergedAt,
  isArgoCd,
  placesOf,
  wasConverged,
  type Company,
  type Place,
  type Release,
  type Service,
} from '../../company';
import {
  deliveryCommit,
  filesOf,
  type Delivery,
  type GitOpsCommit,
} from './gitops-delivery';

const MINUTE = 60_000;

/** What came to the GitOps repository since the foundation work began: releases, and each service as it moved. */
export function changesSince(company: Company): readonly GitOpsCommit[] {
  const { earlier } = company;
  if (earlier === undefined) return [];
  return company.services.flatMap(service =>
    placesOf(company, service)
      .filter(({ owner }) => isArgoCd(owner))
      .flatMap(place => [
        ...place.releases
          .filter(({ deployedAt }) => deployedAt > company.workBegan)
          .flatMap(release =>
            releaseCommit({ company, service, place, release }, earlier),
          ),
        ...movingCommit(company, earlier, { service, place }),
      ]),
  );
}

/** As Argo CD brought it then; what it did not bring yet is in no commit. */
function releaseCommit(
  delivery: Delivery,
  earlier: Company,
): readonly GitOpsCommit[] {
  const { service, place, release } = delivery;
  if (wasConverged(service, release.deployedAt))
    return [deliveryCommit(delivery)];
  const before = earlier.services.find(({ name }) => name === service.name);
  return before === undefined || place.gitOpsSince !== undefined
    ? []
    : [deliveryCommit({ ...delivery, company: earlier, service: before })];
}

/** The service with its secrets from the vault and its one way in, and without what that replaces. */
function movingCommit(
  company: Company,
  earlier: Company,
  { service, place }: { readonly service: Service; readonly place: Place },
): readonly GitOpsCommit[] {
  const at = convergedAt(service);
  const before = earlier.services.find(({ name }) => name === service.name);
  const release = at === undefined ? undefined : runningAt(place, at);
  if (at === undefined || before === undefined || release === undefined)
    return [];
  const former = placesOf(earlier, before).find(
    ({ name }) => name === place.name,
  );
  const files = filesOf({ company, service, place, release });
  const gone =
    former && isArgoCd(former.owner)
      ? filesOf({ company: earlier, service: before, place: former, release })
      : [];
  const kept = new Set(files.map(({ path }) => path));
  return [
    {
      at: at + 5 * MINUTE,
      by: 'saltmarsh-bot',
      message: `Move ${service.name} in ${place.name} to the vault and the one way in`,
      files: [
        ...gone
          .filter(({ path }) => !kept.has(path))
          .map(({ path }) => ({ path, content: undefined })),
        ...files,
      ],
    },
  ];
}

function runningAt({ releases }: Place, at: number): Release | undefined {
  return releases.findLast(({ deployedAt }) => deployedAt <= at) ?? releases[0];
}
