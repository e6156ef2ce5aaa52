import { DeploymentRecord } from '@groundwork/delivery-metrics';
import {
  CommitAbsence,
  commitAbsences,
  ReadinessSchemas,
} from '@groundwork/plugin-readiness-common';

/** Each as it fits behind "because" and a colon. */
const clauses: Readonly<Record<CommitAbsence, string>> = {
  'not-asked-yet': 'nobody was asked for it yet; a later reading does that',
  'not-told': 'whoever told of the deployment names none',
  'not-checked-out': 'the build names no commit that it checked out',
  'no-revision': 'the history of Argo CD has no revision of it',
  'sources-changed':
    'the application of Argo CD comes from elsewhere now, so nobody can be asked what it brought then',
  'several-sources':
    'the application of Argo CD has several sources, and what they made together can no longer be asked',
  'manifests-not-read':
    'Argo CD did not say what it made of the revision of the GitOps repository',
  'image-ambiguous':
    'none of its images, or more than one, may be that of the service',
  'registry-not-configured':
    'groundwork.registries does not name the registry of its image',
  'registry-silent': 'the registry of its image did not answer',
  'registry-refused':
    'the registry of its image did not let what the image says be read',
  'image-not-found': 'the registry does not have its image any more',
  'image-without-commit':
    'neither the tag nor the label of its image is a commit',
};

/** Why a deployment without a commit has none; undefined where it names one. */
export function absenceOf({
  sha,
  withoutSha,
}: Pick<DeploymentRecord, 'sha' | 'withoutSha'>): CommitAbsence | undefined {
  return sha === undefined
    ? commitAbsences.find(reason => reason === withoutSha) ?? 'not-told'
    : undefined;
}

/** A reason as it fits into a sentence. */
export function absenceClause(reason: CommitAbsence): string {
  return clauses[reason];
}

/** A reason as a sentence of its own, with what its source said of this one. */
export function describeAbsence(
  reason: CommitAbsence,
  detail?: string,
): ReadinessSchemas['CommitAbsence'] {
  const clause = clauses[reason];
  const itself = `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
  return {
    reason,
    sentence: detail === undefined ? itself : `${itself} ${detail}`,
  };
}
