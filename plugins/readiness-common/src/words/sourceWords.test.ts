import { sourceWords } from './sourceWords';

describe('sourceWords', () => {
  it.each([
    ['argocd:all', 'Argo CD'],
    ['jenkins:all', 'Jenkins'],
    ['kubernetes:all', 'Clusters'],
    ['kubernetes:production-api', 'Cluster production-api'],
    ['github:git.example:8443', 'Git host git.example:8443'],
    ['github-actions:git.example', 'Workflow runs of git.example'],
    ['pagerduty:eu', 'PagerDuty eu'],
    ['cdevents:tekton', 'CDEvents of tekton'],
    // Of a kind that somebody adds.
    ['spinnaker:all', 'spinnaker:all'],
    ['nothing', 'nothing'],
    ['', ''],
  ])('calls %s %s', (source, words) => {
    expect(sourceWords(source)).toBe(words);
  });
});
