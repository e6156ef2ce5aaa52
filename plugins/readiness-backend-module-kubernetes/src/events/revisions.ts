import { commitIn, REVISION_LABEL } from '@groundwork/source-client/registry';
import type { z } from 'zod';
import type { PodTemplate } from '../cluster/objects';
import type { controllerRevisionSchema, replicaSetSchema } from './objects';

/** Annotation with the number of a rollout, on a Deployment and its ReplicaSets. */
export const REVISION = 'deployment.kubernetes.io/revision';
/** Numbers that the same ReplicaSet had before: it was brought back. */
const EARLIER = 'deployment.kubernetes.io/revision-history';

/** A version of a workload's pods, as the cluster keeps it. */
export interface Revision {
  readonly owner: string;
  readonly name: string;
  readonly number: number;
  readonly createdMs: number;
  /** It was brought back, and when it was made says nothing of that. */
  readonly isBack: boolean;
  readonly images: readonly string[];
  /** What the pods say of themselves. */
  readonly commit?: string;
}

type Metadata = z.output<typeof replicaSetSchema>['metadata'];

/** Undefined for a ReplicaSet of its own. */
export function ofReplicaSet({
  metadata,
  spec,
}: z.output<typeof replicaSetSchema>): Revision | undefined {
  const number = Number(metadata.annotations[REVISION]);
  return Number.isInteger(number)
    ? revision(metadata, {
        number,
        isBack: metadata.annotations[EARLIER] !== undefined,
        template: spec?.template,
      })
    : undefined;
}

/** The numbers of ControllerRevisions move when one is brought back, and nothing else says so. */
export function ofControllerRevision({
  metadata,
  revision: number,
  data,
}: z.output<typeof controllerRevisionSchema>): Revision | undefined {
  const template = data?.spec?.template;
  return revision(metadata, { number, isBack: false, template });
}

function revision(
  { name, creationTimestamp, ownerReferences }: Metadata,
  {
    template,
    ...known
  }: Pick<Revision, 'number' | 'isBack'> & {
    readonly template: PodTemplate | undefined;
  },
): Revision | undefined {
  const owner = ownerReferences?.find(({ controller }) => controller)?.uid;
  if (owner === undefined) {
    return undefined;
  }
  const said = [template?.metadata?.annotations, template?.metadata?.labels];
  const commit = said
    .map(each => commitIn(each?.[REVISION_LABEL]))
    .find(each => each !== undefined);
  return {
    ...{ owner, name, createdMs: creationTimestamp, ...known },
    images: (template?.spec?.containers ?? []).flatMap(
      ({ image }) => image ?? [],
    ),
    ...(commit === undefined ? {} : { commit }),
  };
}
