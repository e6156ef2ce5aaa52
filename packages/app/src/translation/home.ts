/** The home page. What it says of a team's services stands on the team's page too. */
export const home = {
  home: {
    findingTeams: 'Finding your teams',
    whichTeams: 'Which teams you are in',
    newcomer: {
      title: 'You are not in a team yet',
      says: 'Your team’s services, and whatever is broken or waiting there, appear here once the catalog knows your team. Teams and their members come from the Git host’s organisation: find your team below and ask a member to add you there. The catalog picks the change up by itself.',
      find: 'Find your team',
      services: 'All services',
    },
    recent: 'Recent',
    create: 'Create something',
    starred: 'Starred',
    /** The name of a team, or the names of several. */
    ownsNothing_one: '{{names}} owns nothing in the catalog',
    ownsNothing_other: '{{names}} own nothing in the catalog',
    whatTheyOwn_one: 'What {{names}} owns',
    whatTheyOwn_other: 'What {{names}} own',
    appears:
      'A service appears here when its catalog-info.yaml names the team as its owner. {{register}} or {{create}}.',
    register: 'Register one that exists',
    createOne: 'create a new one',
  },
  services: {
    label: 'Services',
    service: 'Service',
    lastDeployment: 'Last deployment',
    unknown: 'unknown',
    notSeen: 'not seen',
    notRecorded: 'not recorded',
    whatRuns: 'What runs',
    lastRuns: 'How the last CI runs went',
    sources: 'sources',
    oldRuns: 'CI runs from {{name}} are as of {{time}}.',
    unreadable:
      'The CI runs of these services cannot be read; each page says why: {{names}}.',
    asked_one:
      'when asked for the CI runs of {{asked, number}} of {{count, number}} service',
    asked_other:
      'when asked for the CI runs of {{asked, number}} of {{count, number}} services',
    some: '{{shown, number}} of {{total, number}} services. {{link}}',
    allOfThem: 'All of them',
    noProblems: '{{teams}}: no known problems.',
    needAttention_one: '{{teams}}: {{count, number}} service needs attention.',
    needAttention_other:
      '{{teams}}: {{count, number}} services need attention.',
    partlyUnknown_one: '{{count, number}} service is partly unknown.',
    partlyUnknown_other: '{{count, number}} services are partly unknown.',
    runsUnknown_one: 'The last CI run of {{count, number}} service is unknown.',
    runsUnknown_other:
      'The last CI runs of {{count, number}} services are unknown.',
    troubles: {
      label: 'Broken or waiting',
      failed: 'failed',
      run: 'CI run',
      runOn: 'CI run on {{branch}}',
      readAt: '{{where}}, read {{time}}',
    },
  },
} as const;
