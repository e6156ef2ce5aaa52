/** Documentation of a made-up repository, as a collector would have seen it. */
export function documentationOf(repository: string, outdated: boolean) {
  return {
    repository,
    path: 'docs',
    lastDocumentationCommitAt: outdated
      ? '2024-01-01T00:00:00Z'
      : new Date().toISOString(),
    lastCodeCommitAt: new Date().toISOString(),
  };
}

/** Every so many services deliver with Jenkins. */
export const JENKINS_EVERY = 9;

/** One of five ways to deliver, on one of two engines. */
export function pipelineOf(index: number) {
  const template = `organisation/pipelines/way-${index % 5}.yml@v1`;
  const stages = ['checkout', 'setup', 'test', 'image', 'publish', 'deploy'];
  return {
    outcome: 'known',
    engine: index % JENKINS_EVERY === 0 ? 'jenkins' : 'github-actions',
    slice: ['.github/workflows/deliver.yml'],
    basis: 'environment',
    confidence: 0.8,
    fingerprint: {
      templates: [template],
      stages,
      atoms: stages.map(stage => `${stage}|step ${index % 7}`),
      gates: ['environment: production'],
    },
    steps: { total: 9, inTemplate: 9 },
    references: [template],
    opaque: [],
    deliversToProduction: true,
  };
}
