export interface Question {
  readonly titles: readonly string[];
  readonly body: string;
}

/** The five questions that come every week, in the words of whoever asks. */
export const REPEATED_QUESTIONS: readonly Question[] = [
  {
    titles: [
      'How do I get a new service repository with a pipeline?',
      'How can I get a repository with a pipeline for a new service?',
      'New service repository with pipeline, how do I get one?',
    ],
    body: 'We start a new service and need a repository with a pipeline. Which form do I fill in, and who approves it?',
  },
  {
    titles: [
      'How do I get a database for my service in staging?',
      'How can I get a staging database for my service?',
      'Database for my service in staging, how do I get it?',
    ],
    body: 'My service needs a database in staging. How do I get one and where does the password go?',
  },
  {
    titles: [
      'How do I add a secret for my service in production?',
      'How can I add a production secret for my service?',
      'Where do I add a secret for my service in production?',
    ],
    body: 'My service needs a new secret in production. Is it the vault, the cloud or the document?',
  },
  {
    titles: [
      'How do I see the logs of my service in production?',
      'Where do I see the production logs of my service?',
      'How can I see the logs of my service in production?',
    ],
    body: 'I cannot find the logs of my service in production. Which tool is it and who gives access?',
  },
  {
    titles: [
      'How do I get a hostname with a certificate for my service?',
      'How can I get a hostname and certificate for my service?',
      'Hostname with certificate for my service, how do I get one?',
    ],
    body: 'The ingress in staging works, in production it does not. How do I get a hostname with a certificate there?',
  },
];

/** Asked once, then never again. */
export const OTHER_QUESTIONS: readonly string[] = [
  'How do I rename a topic?',
  'Which build image has the new compiler?',
  'How do I move an alert to another rota?',
  'Where is the network plan of the recovery site?',
  'How do I pin the base image?',
  'Who can restart the report cluster?',
  'How do I read the audit trail of a deployment?',
  'Where do I find last quarter’s load test?',
];

export const INCIDENTS: readonly {
  readonly title: string;
  readonly causedByChange: boolean;
}[] = [
  { title: 'Errors after deployment', causedByChange: true },
  { title: 'Slow answers after deployment', causedByChange: true },
  { title: 'Certificate expired', causedByChange: false },
  { title: 'Upstream provider unreachable', causedByChange: false },
];
