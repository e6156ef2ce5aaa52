import type { WorkloadOwner } from '../../company/types';
import type { Writer } from '../objects/field-ownership';

const update = (manager: string): Writer => ({ manager, operation: 'Update' });
const apply = (manager: string): Writer => ({ manager, operation: 'Apply' });

export const HELM = update('helm');
export const ARGO_CD = update('argocd-controller');
export const KUBECTL_APPLY = update('kubectl-client-side-apply');
export const API_SERVER = update('kube-apiserver');

/** Who is seen in `managedFields` when a service is created, and when a later version is brought out. */
export const SERVICE_WRITERS: Readonly<
  Record<WorkloadOwner, { readonly first: Writer; readonly next: Writer }>
> = {
  argocd: { first: ARGO_CD, next: ARGO_CD },
  'argocd-manual': { first: ARGO_CD, next: ARGO_CD },
  helm: { first: HELM, next: HELM },
  kubectl: { first: update('kubectl-create'), next: update('kubectl-set') },
  'ci-apply': { first: apply('ci-deployer'), next: apply('ci-deployer') },
  flux: {
    first: apply('kustomize-controller'),
    next: apply('kustomize-controller'),
  },
};
