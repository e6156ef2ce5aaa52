/** The page of an entity. */
export const entity = {
  entity: {
    facts: {
      label: 'Facts',
      tier: 'Tier {{tier}}',
      onCall: 'On call',
      runbook: 'Runbook',
      docs: 'Docs',
      noDocs: 'Docs are off on this portal',
      source: 'Source',
    },
    notes: {
      label: 'Notes on this entry',
      orphan:
        'Nothing refers to this entry any more. It stays until somebody removes it.',
      owners_one: 'The owner {{names}} is not in the catalog.',
      owners_other: 'The owners {{names}} are not in the catalog.',
      others: 'Named here but not in the catalog: {{names}}.',
    },
    relations: {
      what: 'What this is connected to',
      reading: 'Reading what this is connected to',
      counted: '{{title}} ({{total, number}})',
      lost: 'Not in the catalog: {{names}}',
      needsComponents: 'Components this depends on',
      needsResources: 'Resources this depends on',
      componentsNeed: 'Components that depend on this',
      resourcesNeed: 'Resources that depend on this',
      calls: 'APIs this calls',
      offers: 'APIs this offers',
      systems: 'Systems',
      subdomains: 'Subdomains',
      components: 'Components',
      apis: 'APIs',
      resources: 'Resources',
      offeredBy: 'Offered by',
      calledBy: 'Called by',
    },
  },
} as const;
