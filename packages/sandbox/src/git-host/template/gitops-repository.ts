import { isArgoCd, placesOf, type Company } from '../../company';
import { changesSince } from './gitops-changes';
import { deliveryCommit, filesOf, type Delivery } from './gitops-delivery';
import type { FileChange } from '../store/import-stream';
import type { Importer } from './importer';
import { signatureOf } from './signature';

const DAY = 86_400_000;

/** Argo CD shows ten; a few more prove that it forgets. */
const RELEASES_KEPT = 14;

/**
 * Writes `<env>/<service>/*.yaml`: first everything as it was, then one commit per release, a minute before it ran, and in
 * its chapter what the foundation work changed.
 */
export async function importGitOpsRepository(
  importer: Importer,
  company: Company,
  refPrefix: string,
): Promise<void> {
  const ref = `${refPrefix}/heads/main`;
  const { first, deliveries, start } = beginningOf(company.earlier ?? company);
  await importer.commit({
    ref,
    author: signatureOf(company, 'saltmarsh-bot', start),
    message: 'Describe what runs',
    files: [
      {
        path: 'README.md',
        content:
          '# gitops\n\nWhat runs, as `<environment>/<service>/`. Argo CD reads this.\n',
      },
      ...first,
    ],
  });
  const changes = [
    ...deliveries.map(deliveryCommit),
    ...changesSince(company),
  ].sort((a, b) => a.at - b.at);
  for (const { at, by, message, files } of changes)
    await importer.commit({
      ref,
      author: signatureOf(company, by, at),
      message,
      files,
    });
}

/** What Argo CD brought in the graveyard: everything as it was at first, and the releases since. */
function beginningOf(company: Company): {
  readonly first: readonly FileChange[];
  readonly deliveries: readonly Delivery[];
  readonly start: number;
} {
  const delivered = company.services.flatMap(service =>
    placesOf(company, service)
      .filter(({ owner }) => isArgoCd(owner))
      .map(place => ({
        ...{ company, service, place },
        releases: place.releases.slice(-RELEASES_KEPT),
      })),
  );
  const deliveries = delivered
    .flatMap(({ releases, ...at }) =>
      releases.slice(1).map(release => ({ ...at, release })),
    )
    .sort((a, b) => a.release.deployedAt - b.release.deployedAt);
  return {
    first: delivered.flatMap(({ releases: [oldest], ...at }) =>
      oldest === undefined ? [] : filesOf({ ...at, release: oldest }),
    ),
    deliveries,
    start: Math.min(
      company.now - company.days * DAY,
      (deliveries[0]?.release.deployedAt ?? company.now) - DAY,
    ),
  };
}
