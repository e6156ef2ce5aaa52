import type { DictionaryRow } from './row';

/** Steps of a declarative Jenkinsfile that are not shell commands. */
export const JENKINS_STAGES: readonly DictionaryRow[] = [
  { match: /^(checkout|git|unstash)$/, stage: 'checkout' },
  {
    match:
      /^(tools?|nodejs|withMaven|withCredentials|stash|withEnv|container|dir|configFileProvider|cache)$/,
    stage: 'setup',
  },
  {
    match:
      /^(junit|publishHTML|publishCoverage|cobertura|jacoco|recordCoverage|xunit|testNG)$/,
    stage: 'test',
  },
  { match: /^(recordIssues|checkStyle)$/, stage: 'lint' },
  {
    match:
      /^(withSonarQubeEnv|waitForQualityGate|sonar\w*|checkmarx\w*|fortify\w*|veracode)$/,
    stage: 'sast',
  },
  {
    match:
      /^(dependencyCheck\w*|snykSecurity|nexusPolicyEvaluation|xrayScan|aquaMicroscanner|trivy\w*)$/,
    stage: 'sca',
  },
  { match: /^docker\.build$|^docker\w*Build$/, stage: 'image' },
  {
    match: /^(\w+\.)?push$/,
    stage: 'publish',
    delivers: 'image',
  },
  {
    match:
      /^(nexusArtifactUploader|rtUpload|rtPublishBuildInfo|s3Upload|sshPublisher|githubRelease)$/,
    stage: 'publish',
  },
  {
    match:
      /^(kubernetesDeploy|openshiftDeploy|helmDeploy|azureWebAppPublish|ansiblePlaybook)$/,
    stage: 'deploy',
  },
  { match: /^(rollback\w*)$/, stage: 'rollback' },
  { match: /^(promote\w*)$/, stage: 'promote' },
  {
    match:
      /^(mail|emailext|slackSend|office365ConnectorSend|hangoutsNotify|notify\w*)$/,
    stage: 'notify',
  },
];
