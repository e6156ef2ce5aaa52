/** What ought to be the same, side by side: clusters and pipelines. */
export const sameness = {
  clusters: {
    title: 'Clusters',
    link: 'Clusters side by side, attribute by attribute',
    reading: 'Reading the clusters',
    failed: 'What differs between the clusters is unknown: {{why}}',
    none: 'No cluster is declared, so there is nothing to compare.',
    noPromotion:
      'No declared cluster promotes to another one, so nothing is compared.',
    alike_one:
      '{{count, number}} pair of environments is compared, and it is alike.',
    alike_other: 'All {{count, number}} pairs of environments are alike.',
    nothingRead:
      'Whether {{from}} and {{to}} are alike is unknown: at least one of them could not be read.',
    unknown_one:
      'Nothing is seen to differ, but {{count, number}} attribute of {{from}} and {{to}} is not known.',
    unknown_other:
      'Nothing is seen to differ, but {{count, number}} attributes of {{from}} and {{to}} are not known.',
    differ_one: '{{from}} and {{to}} differ in {{count, number}} attribute.',
    differ_other: '{{from}} and {{to}} differ in {{count, number}} attributes.',
    leastOf: 'They are the least alike of {{pairs}} pairs of environments.',
    agree:
      'Their similarity is {{similarity}}; 100 % means alike in everything.',
    good: 'A service meets in production what it met before only where both are alike: fewer differences are better.',
    howTo: 'How to make environments alike',
    undeclared:
      '{{names}} is named by a system and not declared under groundwork.environments, so it is compared with nothing.',
    undeclaredMany:
      '{{names}} are named by systems and not declared under groundwork.environments, so they are compared with nothing.',
    unreadLine: '{{name}} {{why}}',
    table: 'Attributes of each cluster',
    attribute: 'Attribute',
    state: 'Compared',
    states: {
      alike: 'alike',
      differs: 'differs',
      unknown: 'not known',
      nothing: 'none anywhere',
      notCompared: 'not compared',
    },
    column: '{{name}}, {{tier}}',
    columnPromotes: '{{name}}, {{tier}}, goes to {{to}}',
    lastRead: 'Last read',
    noValue: 'none',
    notKnown: 'not known',
    notKnownWhy: 'not known: it {{why}}',
    onlyHere: 'differs',
    lacks: 'lacks {{names}}',
    evidenceOf: 'Evidence: profile of {{name}}',
    note: 'Marked is what a cluster before or after it on the way to production lacks. Versions differ from one minor version on; of add-ons, those are compared that both have. The rows from the versions of nodes on are in no similarity: checks of their own grade them.',
  },
  pipelines: {
    title: 'Pipelines',
    link: 'Pipelines side by side: who shares which',
    reading: 'Reading the pipelines',
    failed: 'Who shares which pipeline is unknown: {{why}}',
    notYet:
      'Nothing has been compared yet: the first assessment follows the first reading of the repositories.',
    noServices:
      'No service is in production, so there is no pipeline to compare.',
    noneKnown_one:
      '{{count, number}} service is in production, and its pipeline is not known.',
    noneKnown_other:
      '{{count, number}} services are in production, and none of their pipelines is known.',
    answer_one:
      '{{count, number}} pipeline delivers the {{services}} services whose pipeline is known.',
    answer_other:
      '{{count, number}} different pipelines deliver the {{services}} services whose pipeline is known.',
    unknown_one: 'The pipeline of {{count, number}} more service is not known.',
    unknown_other:
      'The pipelines of {{count, number}} more services are not known.',
    good: 'Fewer are better: whoever changes teams already knows the way to production, and a fix reaches everybody.',
    howTo: 'How to deliver the same way',
    asOf: 'Compared',
    table: 'Pipelines and who uses them',
    pipeline: 'Pipeline',
    used: 'How it is used',
    byReference: 'by reference',
    own: 'copied steps',
    chain: 'alike only through others in between',
    teams: 'Teams',
    teamsOf: '{{teams}} of {{all}}',
    teamsAtLeast: 'at least {{teams}} of {{all}}',
    services: 'Services',
    more_one: 'and {{count, number}} more',
    more_other: 'and {{count, number}} more',
    show: 'Which services',
    compare: 'Compare',
    compareThis: 'Compare {{label}}',
    compareWith: 'Beside the other',
    compareWithThis: 'Compare the chosen one with {{label}}',
    chosen: 'chosen',
    classesMore_one:
      'The first {{shown}} are listed; {{count, number}} more is rarer.',
    classesMore_other:
      'The first {{shown}} are listed; {{count, number}} more are rarer.',
    sideBySide: 'Side by side',
    chooseOther: '{{label}} is chosen. Choose the one to see beside it.',
    readingTwo: 'Reading two pipelines',
    failedTwo: 'The two pipelines could not be put side by side: {{why}}',
    closeTwo: 'Close the comparison',
    twoTable: '{{left}} beside {{right}}',
    twoSame: '{{left}} and {{right}} do the same in every stage.',
    twoDiffer_one:
      '{{left}} and {{right}} differ in {{count, number}} of {{all}} rows.',
    twoDiffer_other:
      '{{left}} and {{right}} differ in {{count, number}} of {{all}} rows.',
    stage: 'Stage',
    compared: 'Compared',
    differences: {
      none: 'the same',
      steps: 'other steps',
      'only-left': 'only on the left',
      'only-right': 'only on the right',
    },
    gates: 'Gates and triggers',
    otherSteps: 'Steps of unknown purpose',
    noSteps: 'nothing',
    missing: 'missing',
    unknownTitle: 'Not known',
    unknownNote:
      'These may use one of the pipelines above or one of their own: nothing counts them as either.',
    unknownLine_one: '{{count, number}} service: {{why}}',
    unknownLine_other: '{{count, number}} services: {{why}}',
    unknownHidden_one: '{{count, number}} service that you may not read',
    unknownHidden_other: '{{count, number}} services that you may not read',
    engineReason: '{{engine}}: {{reason}}',
    lookReason: 'the repository {{why}}',
  },
} as const;
