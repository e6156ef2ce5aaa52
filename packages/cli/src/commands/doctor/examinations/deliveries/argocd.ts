import type { SourceClients } from '@groundwork/source-client';
import { argocdOf } from '@groundwork/source-client/argocd';
import { z } from 'zod';
import { ask } from '../../ask';
import type { Finding } from '../../finding';
import { foundBy, nothingToTry, probe, type NeededRight } from './probe';

const listSchema = z.object({
  items: z
    .array(
      z.object({
        metadata: z.object({
          name: z.string(),
          namespace: z.string().optional(),
        }),
      }),
    )
    .nullable(),
});

/** A line for each instance: what was synchronised is read of its applications, one by one too. */
export async function argocdDeliveries(
  sources: SourceClients,
): Promise<readonly Finding[]> {
  const argocd = argocdOf(sources);
  return Promise.all(
    argocd.all
      .filter(({ token }) => token !== undefined)
      .map(({ name }) => examineOne(name, argocd.client(name).http)),
  );
}

async function examineOne(
  name: string,
  http: Parameters<typeof probe>[0],
): Promise<Finding> {
  const right: NeededRight = {
    subject: `${name} synchronisations`,
    what: 'the applications and their history',
    missing: 'applications, get, */*',
    fix: 'add to policy.csv: p, role:groundwork, applications, get, */*, allow and g, groundwork, role:groundwork',
  };
  const listed = await ask(http, '/api/v1/applications', {
    query: {
      fields: 'items.metadata.name,items.metadata.namespace',
    },
    what: right.what,
  });
  if (listed.kind === 'silent' || listed.status !== 200) {
    return foundBy(right, listed);
  }
  const { data } = listSchema.safeParse(listed.body);
  if (!data) {
    return nothingToTry(
      right.subject,
      'the list of applications is not what Argo CD answers',
    );
  }
  const [first] = data.items ?? [];
  if (!first) {
    return nothingToTry(
      right.subject,
      'there is no application, or the token sees none, so whether their history may be read is not known',
    );
  }
  const { name: application, namespace } = first.metadata;
  return probe(
    http,
    `/api/v1/applications/${encodeURIComponent(application)}`,
    right,
    namespace === undefined ? {} : { appNamespace: namespace },
  );
}
