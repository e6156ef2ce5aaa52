import type { ResourceRow } from './resource-row';

/** Types that are answered on the spot: questions about rights, and metrics. */
export const REVIEWS: readonly ResourceRow[] = [
  {
    is: ['authentication.k8s.io/v1', 'SelfSubjectReview'],
    cluster: true,
    verbs: ['create'],
    virtual: true,
  },
  {
    is: ['authorization.k8s.io/v1', 'SelfSubjectAccessReview'],
    cluster: true,
    verbs: ['create'],
    virtual: true,
  },
  {
    is: ['authorization.k8s.io/v1', 'SelfSubjectRulesReview'],
    cluster: true,
    verbs: ['create'],
    virtual: true,
  },
  {
    is: ['metrics.k8s.io/v1beta1', 'NodeMetrics'],
    plural: 'nodes',
    cluster: true,
    verbs: ['get', 'list'],
    virtual: true,
  },
  {
    is: ['metrics.k8s.io/v1beta1', 'PodMetrics'],
    plural: 'pods',
    verbs: ['get', 'list'],
    virtual: true,
  },
];
