/** The page of a team. */
export const team = {
  team: {
    about: 'About',
    does: 'What it does',
    partOf: 'Part of',
    consistsOf: 'Consists of',
    mail: 'Email',
    members: 'Members',
    membersCounted: 'Members ({{total, number}})',
    someMembers: '{{shown, number}} of {{total, number}}.',
    who: 'Who is in the team',
    readingMembers: 'Reading the team’s members',
    readingServices: 'Reading the team’s services',
    services: 'Services',
    whatItOwns: 'What {{name}} owns',
    ownsNothing:
      '{{name}} owns nothing in the catalog. A service appears here when its catalog-info.yaml names the team as its owner.',
  },
} as const;
