import { LANG, type DictionaryRow } from './row';

/** Commands and jobs of published orbs of CircleCI, as `namespace/orb/command`. The first row that matches decides. */
export const ORB_STAGES: readonly DictionaryRow[] = [
  {
    match:
      /^(snyk|trivy|anchore|aquasec\w*|twistlock|whitesource|fossa)[\w-]*\/|\/(security-?scan|container-scan|trivy|snyk)[\w-]*\//i,
    stage: 'sca',
  },
  {
    match:
      /^(sonarsource|checkmarx\w*|semgrep|veracode)\/|\/sonar(cloud|qube)\//i,
    stage: 'sast',
  },
  {
    match:
      /^(codecov|coveralls|codeclimate|cypress-io|circleci\/(codecov|coveralls))\/|\/(run-tests?|test)$/i,
    stage: 'test',
  },
  {
    match: /\/(slack|jira|pagerduty|msteams|discord|github-notify|datadog)\//i,
    stage: 'notify',
  },
  {
    match:
      /^circleci\/(aws-ecr|gcp-gcr|gcp-artifact-registry|azure-acr|docker)\/(build[-_]and[-_]push\w*([-_]image)?|publish|push[-_]image\w*)$/i,
    stage: 'image',
    also: 'publish',
    delivers: 'image',
  },
  {
    match: /^circleci\/(docker|aws-ecr|gcp-gcr)\/build\w*([-_]image)?$/i,
    stage: 'image',
  },
  {
    match:
      /^circleci\/aws-ecs\/(deploy[-\w]*|update[-_]service|run[-_]task)$|^circleci\/(kubernetes|aws-eks)\/(create-or-update-resource|update-container-image|rollout\b.*restart|install-helm-chart|upgrade-helm-chart)$|^circleci\/helm\/(install|upgrade)[-\w]*chart$|^circleci\/(gcp-cloud-run|gcp-cloudrun|azure-aks|heroku|aws-sam-serverless|aws-code-deploy|aws-serverless|aws-elastic-beanstalk|cloudfoundry|argo-rollouts)\/(deploy|push|blue_green|scaleDown|rolling)[-\w]*$|^circleci\/(gcp-gke|azure-aks)\/(rollout-image|publish-and-rollout-image|update-kubeconfig-with-credentials-and-deploy)$|^circleci\/terraform\/apply$|^(pulumi\/pulumi\/update|cloudflare\/\w+\/deploy|serverless\/\w+\/deploy)$/i,
    stage: 'deploy',
  },
  { match: /^circleci\/aws-s3\/(sync|copy)$/i, stage: 'publish' },
  {
    match:
      /^circleci\/(node|python|ruby|go|maven|gradle|rust|php|browser-tools|jq|aws-cli|gcp-cli|azure-cli|kubernetes|helm|aws-eks|aws-ecr|terraform|docker|github-cli|gh|welcome|continuation|path-filtering|shellcheck)\/(install|setup|load-cache|save-cache|with-cache|assume|configure|init|initialize|ecr-login|check|login|update-kubeconfig)[-\w]*$/i,
    stage: 'setup',
    as: LANG,
  },
];
