import { explain, type SourceError } from '@groundwork/source-client';
import type {
  ApplicationRef,
  ArgocdClient,
} from '@groundwork/source-client/argocd';
import {
  revisionMetadataSchema,
  type Application,
  type RevisionMetadata,
} from './answers';
import { originOf } from './originOf';

/** A version of a chart is nobody's commit: it is told by its name, and Argo CD would look for it in Git. */
export async function detailsOf(
  client: ArgocdClient,
  ref: ApplicationRef,
  [application, revision]: readonly [Application, revision: string],
): Promise<RevisionMetadata> {
  const { chart, place } = originOf(application, revision);
  return chart === undefined
    ? client.revisionMetadata(ref, revision, revisionMetadataSchema, place)
    : { message: `Version ${revision} of the chart ${chart}` };
}

/** What stands in the place of a revision that could not be read. */
export function notAvailable(
  failure: SourceError,
  instance: string,
): RevisionMetadata {
  return { message: `Not available: ${withoutOwnWords(failure, instance)}` };
}

/** What Argo CD says of a revision that is gone is the output of its Git commands, once for each line of the history. */
function withoutOwnWords(
  { reason, status }: SourceError,
  instance: string,
): string {
  return explain({
    reason,
    source: { kind: 'argocd', instance },
    what: 'this revision',
    ...(status === undefined ? {} : { status }),
  }).says;
}
