const NAMES: Readonly<Record<string, string>> = {
  argocd: 'Argo CD',
  catalog: 'Catalog',
  cdevents: 'CDEvents of',
  github: 'Git host',
  'github-actions': 'Workflow runs of',
  jenkins: 'Jenkins',
  jira: 'Jira',
  kubernetes: 'Cluster',
  pagerduty: 'PagerDuty',
  readiness: 'Readiness',
  scaffolder: 'Scaffolder',
};
/** Whatever stands for all of a kind. */
const ALL = 'all';
const PLURAL: Readonly<Record<string, string>> = {
  cdevents: 'CDEvents',
  github: 'Git hosts',
  'github-actions': 'Workflow runs',
  kubernetes: 'Clusters',
};

/**
 * What people call a source that is stored as `kind:instance`, as it stands in a sentence: `argocd:all` is Argo CD,
 * `github:git.example` is Git host git.example. A kind that nobody has named stays as it is stored.
 */
export function sourceWords(source: string): string {
  const colon = source.indexOf(':');
  const kind = source.slice(0, Math.max(colon, 0));
  const instance = source.slice(colon + 1);
  const name = NAMES[kind];
  if (name === undefined) return source;
  return instance === ALL ? PLURAL[kind] ?? name : `${name} ${instance}`;
}
