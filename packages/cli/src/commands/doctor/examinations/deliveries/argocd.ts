import type { SourceClient, SourceClients } from '@groundwork/source-client';
import { argocdOf } from '@groundwork/source-client/argocd';
import { z } from 'zod';
import type { Finding } from '../../finding';
import {
  cannotBeRead,
  nothingToTry,
  readAs,
  tried,
  type NeededRight,
} from './probe';

const applicationSchema = z.object({
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
});
const listSchema = z.object({ items: z.array(applicationSchema).nullable() });
const LISTING = {
  path: '/api/v1/applications',
  schema: listSchema,
  query: { fields: 'items.metadata.name,items.metadata.namespace' },
};

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

async function examineOne(name: string, http: SourceClient): Promise<Finding> {
  const right: NeededRight = {
    subject: `${name} synchronisations`,
    what: 'the applications and their history',
    missing: 'applications, get, */*',
    fix: 'add to policy.csv: p, role:groundwork, applications, get, */*, allow and g, groundwork, role:groundwork',
  };
  let listed: z.output<typeof listSchema>;
  try {
    listed = await readAs(http, LISTING, right);
  } catch (error) {
    return cannotBeRead(right, error);
  }
  const [first] = listed.items ?? [];
  if (!first) {
    return nothingToTry(
      right.subject,
      'there is no application, or the token sees none, so whether their history may be read is not known',
    );
  }
  const { name: application, namespace } = first.metadata;
  const one = {
    path: `/api/v1/applications/${encodeURIComponent(application)}`,
    schema: applicationSchema,
    query: namespace === undefined ? {} : { appNamespace: namespace },
  };
  return tried(right, () => readAs(http, one, right));
}
