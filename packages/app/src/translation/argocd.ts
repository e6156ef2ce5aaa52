/** The tab on what Argo CD says. */
export const argocd = {
  argocd: {
    asking: 'Asking Argo CD',
    what: 'What Argo CD says',
    instances: 'Argo CD instances',
    none: 'No Argo CD instance that answered has an application for this entity.',
    applications: {
      title: 'Argo CD applications',
      application: 'Application',
      health: 'Health',
      git: 'Git',
      synced: 'Last synced',
    },
    history: {
      title: 'Deployments that Argo CD remembers',
      label: 'Deployments',
      deployed: 'Deployed',
      instance: 'Instance',
      application: 'Application',
      revision: 'Revision',
      change: 'Change',
      took: 'took {{duration}}',
      detailsUnknown: 'details unknown',
      more: 'Show {{more, number}} more',
      notRead: 'What {{name}} has deployed is unknown: it was not read.',
      none: 'Argo CD has deployed nothing yet.',
      noneOfThose: 'The instances that answered have deployed nothing yet.',
    },
  },
} as const;
