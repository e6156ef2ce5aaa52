import type { Company, Environment, Release, Service } from '../../company';
import { manifestFiles, targetOf } from '../content/manifests';
import type { FileChange } from '../store/import-stream';
import type { Importer } from './importer';
import { signatureOf } from './service-repository';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Argo CD shows ten; a few more prove that it forgets. */
const RELEASES_KEPT = 14;

interface Delivery {
  readonly service: Service;
  readonly environment: Environment;
  readonly release: Release;
}

/** The services that Argo CD brings to an environment. */
export function isInGitOps(
  service: Service,
  environment: Environment,
): boolean {
  const owner = service.managedBy[environment];
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
    for (const environment of ['staging', 'production'] as const) {
      const releases = isInGitOps(service, environment)
        ? service.releases[environment].slice(-RELEASES_KEPT)
        : [];
      const [oldest, ...later] = releases;
      if (oldest !== undefined) {
        first.push(
          ...manifestFiles(
            targetOf(company, service, environment, oldest.version),
            `${environment}/${service.name}`,
          ),
        );
        deliveries.push(
          ...later.map(release => ({ service, environment, release })),
        );
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
  for (const { service, environment, release } of deliveries) {
    const files = manifestFiles(
      targetOf(company, service, environment, release.version),
      `${environment}/${service.name}`,
    );
    const verb = release.rollback === true ? 'Roll back' : 'Deploy';
    await importer.commit({
      ref,
      author: signatureOf(
        company,
        release.deployedBy ?? 'saltmarsh-bot',
        release.deployedAt - MINUTE,
      ),
      message: `${verb} ${service.name} ${release.version} to ${environment}`,
      files: files.filter(file =>
        /\/(deployment|cronjob)\.yaml$/.test(file.path),
      ),
    });
  }
}
