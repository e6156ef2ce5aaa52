/** Scorecards of teams and services. */
export const scorecards = {
  team: {
    reading: 'Reading the team’s scorecard',
    services_one: '{{count, number}} service',
    services_other: '{{count, number}} services',
    weakest_one: '{{count, number}} service, on {{level}} of {{highest}}',
    weakest_other:
      '{{count, number}} services; the lowest is on {{level}} of {{highest}}',
    first:
      'First: {{summary}} It keeps {{services}} from the next level ({{effort}}).',
    andMore: '{{names}} and {{number}} more',
    organisationAtBottom:
      'At least half of all services in the organisation are on level 0.',
    organisationHalf:
      'At least half of all services in the organisation are on level {{level}} or higher.',
    organisationBetween:
      'Half of all services in the organisation are on level {{lo}} or lower, half on level {{hi}} or higher.',
    asOf: 'As of',
    shown: '{{shown}} of {{all}} services',
    fromTheStart: 'From the start',
    next: 'Next services',
    service: 'Service',
    level: 'Level',
    columnLevel: 'level {{level}}',
    cell: '{{service}}: {{check}}: {{state}}',
    levelOf: '{{service}}: {{level}}',
    nobodyJudged:
      'No service in production names this team as its owner, so there is nothing to judge. A service counts when the owner in its catalog file is this team or one of its squads.',
    ofTeam:
      'Levels are counted by team. {{squad}} owns {{own}} of the {{count, number}} services of {{team}}, and these are their rows.',
    ofTeamNone:
      'Levels are counted by team. {{squad}} is part of {{team}}, and none of the {{count, number}} services of {{team}} names {{squad}} as its owner.',
    teamLevel:
      'Across all squads, {{team}} is on {{level}} of {{highest}}, the level of its weakest service.',
    seeTeam: 'See the scorecard of {{team}}',
  },
  service: {
    reading: 'Reading the service’s readiness',
    reached: 'It is on {{level}} of {{highest}}.',
    top: 'There is no higher one.',
    away_one: 'Level {{level}} is {{count, number}} check away: {{what}}.',
    away_other: 'Level {{level}} is {{count, number}} checks away: {{what}}.',
    toFix: '{{number}} to fix',
    toKnow: '{{number}} not known',
    first: 'First: {{summary}} ({{effort}})',
    asOfBefore: 'As of',
    judgedBy: 'judged by {{standard}} {{version}}',
    ladder: 'Level {{level}}: {{title}} ({{where}})',
    where: { reached: 'reached', next: 'next', later: 'later' },
    noStandard: 'No standard judges this component.',
    whyLevel: 'What the level is made of',
    levelTitle: '{{service}}: {{level}} of {{highest}}',
    levelWhy:
      'A level is reached when its checks and those of every level below pass, do not apply or are waived. An unknown check leaves it open.',
  },
  effect: {
    service: 'the service',
    team: 'the team',
    lifts: 'This repair lifts {{who}} to level {{level}}.',
    stays_one:
      'This repair alone leaves {{who}} on level {{level}}; {{count, number}} more is needed: {{names}}.',
    stays_other:
      'This repair alone leaves {{who}} on level {{level}}; {{count, number}} more are needed: {{names}}.',
    inServices: '{{title}} in {{services}}',
    notKnown: '{{title}} (not known yet)',
  },
  summary: {
    title: 'Readiness and delivery',
    reading: 'Reading how ready it is and how fast it delivers',
    failed: 'Readiness and delivery are unknown: {{why}}',
    level: 'Level',
    levelOf: '{{level}} of {{highest}}',
    value: '{{value}} ({{sample}})',
    whyNone: 'What is known of it',
    window: 'Deployments to production in the last {{days}} days. As of',
  },
} as const;
