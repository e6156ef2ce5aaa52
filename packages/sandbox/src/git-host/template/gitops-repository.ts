import {
  placesOf,
  type Company,
  type Place,
  type Release,
  type Service,
} from '../../company';
import { targetAt } from '../content/manifest-target';
import { manifestFiles } from '../content/manifests';
import type { FileChange } from '../store/import-stream';
import type { Importer } from './importer';
import { signatureOf } from './signature';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Argo CD shows ten; a few more prove that it forgets. */
const RELEASES_KEPT = 14;

interface Delivery {
  readonly service: Service;
  readonly place: Place;
  readonly release: Release;
}

/** Whether Argo CD brings a service there. */
function isInGitOps({ owner }: Place): boolean {
  return owner === 'argocd' || owner === 'argocd-manual';
}

/** Writes `<env>/<service>/*.yaml`: first everything as it was, then one commit per release, a minute before it ran. */
export async function importGitOpsRepository(
  importer: Importer,
  company: Company,
  refPrefix: string,
): Promise<void> {
  const ref = `${refPrefix}/heads/main`;
  const deliveries: Delivery[] = [];
  const first: FileChange[] = [
    {
      path: 'README.md',
      content:
        '# gitops\n\nWhat runs, as `<environment>/<service>/`. Argo CD reads this.\n',
    },
  ];
  for (const service of company.services) {
    for (const place of placesOf(company, service).filter(isInGitOps)) {
      const [oldest, ...later] = place.releases.slice(-RELEASES_KEPT);
      if (oldest !== undefined) {
        first.push(
          ...manifestFiles(
            targetAt(company, { service, place, version: oldest.version }),
            `${place.name}/${service.name}`,
          ),
        );
        deliveries.push(...later.map(release => ({ service, place, release })));
      }
    }
  }
  deliveries.sort((a, b) => a.release.deployedAt - b.release.deployedAt);
  const start = Math.min(
    company.now - company.days * DAY,
    (deliveries[0]?.release.deployedAt ?? company.now) - DAY,
  );
  await importer.commit({
    ref,
    author: signatureOf(company, 'saltmarsh-bot', start),
    message: 'Describe what runs',
    files: first,
  });
  for (const { service, place, release } of deliveries) {
    const files = manifestFiles(
      targetAt(company, { service, place, version: release.version }),
      `${place.name}/${service.name}`,
    );
    const verb = release.rollback === true ? 'Roll back' : 'Deploy';
    await importer.commit({
      ref,
      author: signatureOf(
        company,
        release.deployedBy ?? 'saltmarsh-bot',
        release.deployedAt - MINUTE,
      ),
      message: `${verb} ${service.name} ${release.version} to ${place.name}`,
      files: files.filter(file =>
        /\/(deployment|cronjob)\.yaml$/.test(file.path),
      ),
    });
  }
}
