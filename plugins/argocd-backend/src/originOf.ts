import type { RevisionPlace } from '@groundwork/source-client/argocd';
import type { Application } from './answers';

/** Where a revision that was deployed comes from. */
export interface Origin {
  /** Of an application of several sources; of one source Argo CD knows itself. */
  readonly place?: RevisionPlace;
  /** Set where it is a version of a chart, and no commit. */
  readonly chart?: string | undefined;
}

/** By the latest deployment of the revision, because sources may have changed since an earlier one; else by what is compared with today. */
export function originOf(
  { spec, status: { history = [], sync } }: Application,
  revision: string,
): Origin {
  const entry = history.findLast(each => revisionsOf(each).includes(revision));
  const sourceIndex = revisionsOf(entry ?? sync).indexOf(revision);
  const { source, sources } = entry ?? spec;
  const { chart } = (sources ?? [source])[sourceIndex] ?? {};
  const areSeveral = (entry ?? sync).revisions !== undefined;
  return {
    chart,
    ...(areSeveral && sourceIndex >= 0
      ? { place: { sourceIndex, versionId: entry?.id } }
      : {}),
  };
}

/** What was deployed or is compared with: of an application of several sources one of each, in their order. */
export function revisionsOf(brought: {
  readonly revision?: string | undefined;
  readonly revisions?: readonly string[] | undefined;
}): readonly string[] {
  return brought.revisions ?? (brought.revision ? [brought.revision] : []);
}
