/** Forms of templates, and what became of them. */
export const scaffolder = {
  form: {
    groupsUnknown:
      'Your groups could not be read, so nothing is filled in and every group is offered. Choose one of yours.',
    noGroup: 'You are in no group, so nothing is filled in.',
    noGroupToChoose:
      'You are in no group, so there is none to choose. Ask to be added to one.',
    checking: 'Checking whether the name is free',
    free: 'The name {{name}} is free.',
    unknown: 'Whether the name is free is not known: {{why}}',
    tryAgain: '{{problem}} Try again.',
    continues: 'Continue: an earlier run began {{name}}. Already there:',
    goesOn: 'Creating goes on from there and makes nothing twice.',
  },
  runs: {
    connectionLost:
      'The portal is not answering at the moment. The run is not lost: it goes on without this page and, if the portal restarts, within a minute of that. This page looks again every 15 seconds.',
    what: 'What was created',
    reading: 'Reading the runs',
    noneOwned: 'You have not created anything here yet. {{choose}} to begin.',
    noneAtAll: 'Nobody has created anything here yet. {{choose}} to begin.',
    choose: 'Choose a template',
    owned: 'What you created. {{others}}',
    all: 'What everybody created. {{own}}',
    showAll: 'Show everybody’s',
    showOwned: 'Show only mine',
    newer: 'Newer',
    older: 'Older',
    inCatalog: 'Whether the catalog has what was created',
    unnamed: 'Unnamed run',
    continue: 'Continue',
    continueName: 'Continue {{name}}',
    open: 'Open {{name}}',
    notRecorded: 'not recorded',
    table: {
      label: 'Runs of templates',
      made: 'What',
      template: 'Template',
      startedBy: 'Started by',
      started: 'Started',
      state: 'State',
      next: 'Next',
    },
    state: {
      open: 'waiting to start',
      processing: 'running',
      completed: 'completed',
      failed: 'failed',
      cancelled: 'cancelled',
      skipped: 'skipped',
    },
  },
} as const;
