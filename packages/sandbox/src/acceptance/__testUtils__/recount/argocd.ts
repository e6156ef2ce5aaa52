import { z } from 'zod';
import { askArgoCd, askRegistry } from '../servers';
import type { Attempt } from './rollouts';

const applications = z.object({
  items: z.array(
    z.object({
      metadata: z.object({
        name: z.string(),
        uid: z.string(),
        labels: z.record(z.string(), z.string()),
      }),
      status: z.object({
        history: z.array(
          z.object({
            id: z.number().default(0),
            revision: z.string(),
            deployedAt: z.string(),
            deployStartedAt: z.string(),
            initiatedBy: z.object({ automated: z.boolean().optional() }),
          }),
        ),
      }),
    }),
  ),
});
const manifests = z.object({ manifests: z.array(z.string()) });
const manifest = z.object({ config: z.object({ digest: z.string() }) });
const config = z.object({
  config: z.object({ Labels: z.record(z.string(), z.string()) }),
});
/** How the portal calls all instances together; it stands before each of their ids. */
export const ARGO_CD = 'argocd:all';
const REVISION = 'org.opencontainers.image.revision';

/** What the production instance keeps of a service's synchronisations; those that healed what somebody had changed are none. */
export async function readSynchronisations(
  service: string,
): Promise<readonly Attempt[]> {
  const { items } = applications.parse(await askArgoCd('/applications'));
  const found: Attempt[] = [];
  for (const { metadata, status } of items) {
    if (metadata.labels['backstage.io/kubernetes-id'] !== service) continue;
    let before: string | undefined;
    for (const entry of status.history) {
      const { revision, deployedAt, deployStartedAt, initiatedBy } = entry;
      const isHealed = initiatedBy.automated && revision === before;
      before = revision;
      if (!isHealed) {
        const id = `${ARGO_CD}/application:argocd-production/${metadata.uid}/history:${entry.id}@${deployedAt}`;
        found.push({
          id,
          run: id,
          environment: 'production',
          sha: await commitOf(metadata.name, revision),
          startedAt: Date.parse(deployStartedAt),
          outcome: 'success',
          endedAt: Date.parse(deployedAt),
        });
      }
    }
  }
  return found;
}

/** The manifests at that revision name an image, and the image says which commit it was built from. */
async function commitOf(application: string, revision: string) {
  const path = `/applications/${application}/manifests?revision=${revision}`;
  const told = manifests.parse(await askArgoCd(path)).manifests.join('\n');
  const [, name, tag] =
    /"image":"localhost:\d+\/([\w-]+):([\w.]+)"/.exec(told) ?? [];
  const { digest } = manifest.parse(
    await askRegistry(`/v2/${name}/manifests/${tag}`),
  ).config;
  const { Labels: labels } = config.parse(
    await askRegistry(`/v2/${name}/blobs/${digest}`),
  ).config;
  return labels[REVISION];
}
