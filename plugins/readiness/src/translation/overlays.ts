/** What people say over what sources told. */
export const overlays = {
  overlays: {
    cancel: 'Cancel',
    reason: 'Why',
    reasonWhy:
      'Between 10 and 500 characters. Everybody who sees the number can read it, with your name.',
    tooShort: 'Write 10 characters or more: somebody will ask in a year.',
    sending: 'Working it out anew',
    refused: 'Nothing was changed: {{why}}',
    claim: {
      'incident-not-caused-by':
        'This incident was not caused by this deployment',
      'deployment-is-hotfix': 'This was a hotfix',
      'deployment-is-not-hotfix': 'This was not a hotfix',
      'environment-is-not-production':
        'The environment “{{environment}}” is not production',
    },
    effect: {
      'incident-not-caused-by':
        'The incident then counts against no deployment: nobody said that another one caused it. The change fail rate and the recovery time follow at once. What its source reported stays.',
      'deployment-is-hotfix':
        'It then counts as rework, and the deployment before it as failed if that finished shortly before. What its source reported stays.',
      'deployment-is-not-hotfix':
        'It then counts as planned, and the deployment before it no longer as failed because of it. What its pull request says stays.',
      'environment-is-not-production':
        'No deployment of this service to “{{environment}}” counts any more in any of the five numbers. What its source reported stays.',
    },
    said: {
      'incident-not-caused-by': 'Set aside by {{by}} on {{day}}: {{reason}}',
      'deployment-is-hotfix':
        'Called a hotfix by {{by}} on {{day}}: {{reason}}',
      'deployment-is-not-hotfix':
        'Said not to be a hotfix by {{by}} on {{day}}: {{reason}}',
      'environment-is-not-production':
        '“{{environment}}” said not to be production by {{by}} on {{day}}: {{reason}}',
    },
    revoked: 'Taken back by {{by}} on {{day}}: {{reason}}',
    takeBack: 'Take back',
    takeBackWhat: 'Take back: {{what}}',
    takeBackEffect:
      'The numbers then go back to what the sources report. That it was said, and that you took it back, stays in the list.',
    whoMay:
      'Whoever owns {{service}} may contest what is said here, and so may administrators of this portal (permission readiness.delivery.contest).',
    rules: 'Which rules put it there',
    about: {
      kind: 'What it is',
      'left-out': 'All numbers',
      'change-fail-rate': 'Change fail rate',
      'recovery-time': 'Recovery time',
      'rework-rate': 'Rework rate',
    },
    notCounted:
      'It counts in none of the numbers, because of what people say. Here is what it would be if it did.',
    environments: 'Where it went',
    moved_one:
      '{{number}} of {{count, number}} rest on what people said; without: {{without}}',
    moved_other:
      '{{number}} of {{count, number}} rest on what people said; without: {{without}}',
    list: {
      title: 'What people said',
      note: 'It is laid over what the sources reported, and changes none of it.',
      reading: 'Reading what people said',
      failed: 'What people said is unknown: {{why}}',
      what: 'What',
      about: 'About',
      who: 'Who, when and why',
      open: 'Open the deployment',
      state: 'Now',
      inForce: 'counts',
      takenBack: 'taken back',
    },
  },
} as const;
