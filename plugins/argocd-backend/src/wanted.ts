import type { ArgocdClient } from '@groundwork/source-client/argocd';
import { applicationSchema, type Application } from './answers';

/** What an entity names: one application, or all that a label selector finds. */
export type Wanted =
  | { readonly name: string; readonly namespace: string | undefined }
  | { readonly selector: string; readonly namespace: string | undefined };

/** By name, or all that a selector finds. */
export async function applicationsOf(
  client: ArgocdClient,
  wanted: Wanted,
): Promise<readonly Application[]> {
  if ('selector' in wanted) {
    return client.applications(applicationSchema, wanted);
  }
  const found = await client.application(wanted, applicationSchema);
  return found ? [found] : [];
}

/** Asked for one application, the card knows whom it asked; asked for several, it reads the instance in each. */
export function heldBy(
  instance: { readonly name: string; readonly url?: string },
  application: Application,
): Application {
  return { ...application, metadata: { ...application.metadata, instance } };
}
