import type { Stage } from './types';

/** A row of the dictionary: what matches, what it is for, and the head it is compared by when languages differ. */
export interface DictionaryRow {
  readonly match: RegExp;
  readonly stage: Stage;
  /** What it does besides: building and pushing an image in one go is `image` and `publish`. */
  readonly also?: Stage;
  /** Replaces the head, so that the same act in another language is the same atom. */
  readonly as?: string;
}

const LANG = 'setup-lang';

/** Actions of GitHub Actions by `owner/name[/path]`, without version. The first row that matches decides. */
export const ACTION_STAGES: readonly DictionaryRow[] = [
  { match: /^actions\/checkout$/, stage: 'checkout' },
  {
    match:
      /^actions\/(setup-(node|python|java|go|dotnet|ruby|elixir|haskell)|cache(\/.*)?)$/,
    stage: 'setup',
    as: LANG,
  },
  {
    match:
      /^(ruby\/setup-ruby|pnpm\/action-setup|oven-sh\/setup-bun|denoland\/setup-deno|shivammathur\/setup-php|erlef\/setup-beam|astral-sh\/setup-uv|swift-actions\/setup-swift|dart-lang\/setup-dart|subosito\/flutter-action|gradle\/(actions\/setup-gradle|gradle-build-action)|stCarolas\/setup-maven|sbt\/setup-sbt|julia-actions\/setup-julia)$/i,
    stage: 'setup',
    as: LANG,
  },
  {
    match:
      /^(actions-rs\/toolchain|dtolnay\/rust-toolchain|actions-rust-lang\/setup-rust-toolchain|swatinem\/rust-cache|mlugg\/setup-zig|haskell-actions\/setup|ocaml\/setup-ocaml|r-lib\/actions\/setup-r(-dependencies)?)$/i,
    stage: 'setup',
    as: LANG,
  },
  {
    match:
      /^(docker\/(setup-(buildx|qemu)-action|login-action|metadata-action)|aws-actions\/(configure-aws-credentials|amazon-ecr-login)|google-github-actions\/(auth|setup-gcloud|get-gke-credentials)|azure\/(login|docker-login|setup-(kubectl|helm)|aks-set-context|k8s-set-context)|hashicorp\/(setup-terraform|vault-action)|release-drafter\/release-drafter|stefanzweifel\/git-auto-commit-action|peter-evans\/create-pull-request|actions\/(stale|first-interaction|create-github-app-token|download-artifact|upload-artifact|github-script|configure-pages|labeler)|step-security\/harden-runner|sigstore\/cosign-installer|imranismail\/setup-kustomize|fluxcd\/flux2\/action|helm\/(kind-action|chart-testing-action)|anchore\/sbom-action\/download-syft|crazy-max\/ghaction-import-gpg|tibdex\/github-app-token)$/i,
    stage: 'setup',
  },
  {
    match:
      /(^|\/)(super-linter|golangci-lint-action|eslint[^/]*|actionlint|hadolint-action|ruff-action|pre-commit(\/action)?|black|reviewdog[^/]*|markdownlint[^/]*|action-shellcheck|action-yamllint|rubocop[^/]*)(\/|$)/i,
    stage: 'lint',
  },
  {
    match:
      /^(codecov\/codecov-action|coverallsapp\/github-action|cypress-io\/github-action|mikepenz\/action-junit-report|dorny\/test-reporter|enricomi\/publish-unit-test-result-action.*|browser-actions\/.*|microsoft\/playwright-github-action)$/i,
    stage: 'test',
  },
  {
    match:
      /^(github\/codeql-action\/.*|returntocorp\/semgrep-action|semgrep\/semgrep-action|sonarsource\/.*|securego\/gosec|snyk\/actions\/code|pyCQA\/bandit-action)$/i,
    stage: 'sast',
  },
  {
    match:
      /^(aquasecurity\/trivy-action|anchore\/(scan-action|sbom-action)|snyk\/actions(\/.*)?|actions\/dependency-review-action|google\/osv-scanner(-action)?(\/.*)?|ossf\/scorecard-action|fossas\/fossa-action|oss-review-toolkit\/.*|docker\/scout-action)$/i,
    stage: 'sca',
  },
  {
    match:
      /^(sigstore\/gh-action-sigstore-python|slsa-framework\/.*|actions\/attest(-.*)?|azure\/(trusted|artifact)-signing-action)$/i,
    stage: 'sign',
  },
  {
    match:
      /^(docker\/(build-push-action|bake-action)|redhat-actions\/(buildah-build|push-to-registry)|ko-build\/setup-ko|mr-smithers-excellent\/docker-build-push|elgohr\/publish-docker-github-action|whoan\/docker-build-with-cache-action|depot\/build-push-action|gradle\/jib.*)$/i,
    stage: 'image',
  },
  {
    match:
      /^(actions\/(publish-action|publish-immutable-action|create-release|upload-release-asset|deploy-pages|upload-pages-artifact)|softprops\/action-gh-release|ncipollo\/release-action|goreleaser\/goreleaser-action|pypa\/gh-action-pypi-publish|cycjimmy\/semantic-release-action|python-semantic-release\/.*|codfish\/semantic-release-action|googleapis\/release-please-action|google-github-actions\/release-please-action|changesets\/action|js-devtools\/npm-publish|helm\/chart-releaser-action|peaceiris\/actions-gh-pages|jamesives\/github-pages-deploy-action|rubygems\/release-gem|svenstaro\/upload-release-action|marvinpinto\/action-automatic-releases|mathieudutour\/github-tag-action|anothrnick\/github-tag-action|katyo\/publish-crates|appleboy\/(scp-action)|softprops\/.*release.*)$/i,
    stage: 'publish',
  },
  {
    match:
      /^(azure\/(webapps-deploy|k8s-deploy|functions-action|container-apps-deploy-action|arm-deploy|static-web-apps-deploy|aks-.*deploy.*)|aws-actions\/(amazon-ecs-deploy-task-definition|aws-lambda-deploy|aws-cloudformation-github-deploy)|google-github-actions\/(deploy-.*)|cloudflare\/(wrangler-action|pages-action)|amondnet\/vercel-action|nwtgck\/actions-netlify|netlify\/actions\/.*|superfly\/flyctl-actions(\/.*)?|akhileshns\/heroku-deploy|digitalocean\/app_action.*|serverless\/github-action|firebaseextended\/action-hosting-deploy|appleboy\/ssh-action|deliverybot\/helm|bitovi\/.*deploy.*|burnett01\/rsync-deployments|clowdhaus\/argo-cd-action|railwayapp\/.*|render-.*deploy.*)$/i,
    stage: 'deploy',
  },
  {
    match:
      /^(slackapi\/slack-github-action|8398a7\/action-slack|rtcamp\/action-slack-notify|ravsamhq\/notify-slack-action|sarisia\/actions-status-discord|appleboy\/(discord|telegram)-action|dawidd6\/action-send-mail|jasonetco\/create-an-issue|act10ns\/slack)$/i,
    stage: 'notify',
  },
];

/** Commands by their whole text, from the most telling to the least. The first row that matches decides. */
export const COMMAND_STAGES: readonly DictionaryRow[] = [
  {
    match:
      /^(kubectl|oc) (\S+ )*rollout undo\b|^helm (\S+ )*rollback\b|^argocd app rollback\b|\brollback\b/,
    stage: 'rollback',
  },
  {
    match:
      /^argo(cd)? (promote|rollouts promote)\b|^kubectl argo rollouts promote\b|^(crane|skopeo) (cp|copy|tag)\b|^docker buildx imagetools create\b|\bpromote\b/,
    stage: 'promote',
  },
  {
    match:
      /^(kubectl|oc) (\S+ )*(rollout status|wait)\b|^argocd app wait\b|^helm test\b|\b(smoke|healthcheck|health-check|e2e)[-_: ]?(tests?)?\b|^(newman|k6)\b/,
    stage: 'verify',
  },
  {
    match:
      /^(cosign (sign|attest)|gpg (\S+ )*--(detach-)?sign|notation sign|jarsigner|codesign|signtool)\b/,
    stage: 'sign',
  },
  {
    match:
      /^(kubectl|oc) (\S+ )*(apply|replace|patch|create|set image|rolling-update|process)\b|^helm (\S+ )*(upgrade|install)\b|^helmfile (\S+ )*(apply|sync)\b|^argocd app (sync|set)\b|^flux reconcile\b|^kustomize edit set\b|^(terraform|tofu|terragrunt) (\S+ )*apply\b|^pulumi up\b|^(npx )?cdk (\S+ )*deploy\b|^aws (ecs update-service|lambda update-function-code|cloudformation deploy|deploy create-deployment|elasticbeanstalk|s3 sync)\b|^gcloud (run|app|functions) deploy\b|^gcloud deploy\b|^az (webapp|functionapp|containerapp|aks|deployment)\b|^(serverless|sls|sam) deploy\b|^(fly|flyctl|vercel|netlify|wrangler|firebase|cf|skaffold|heroku) (\S+ )*(deploy|run|push|up|publish|release|container)\b|^vercel\b|^ansible-playbook\b|^nomad (job )?run\b|^rsync\b.*:|^scp\b.*:|^ssh\b|^(npm|yarn|pnpm|npx|bun|make|task|just|gradle|gradlew|\.\/gradlew)( run)? (\S+ )*deploy(-|:|_|\b)(?!-file)|(^|\/)deploy[\w.-]*\.sh\b|^\.\/deploy\b/,
    stage: 'deploy',
  },
  {
    match:
      /^(docker )?buildx (build|bake)\b.*--push|^docker build\b.*--push|^ko (build|publish|apply)\b|^(\/kaniko\/|kaniko\/)?executor\b|^pack build\b.*--publish|^(mvn|\.\/mvnw|mvnw|gradle|\.\/gradlew|gradlew) (\S+ )*(jib|jib:build)\b/,
    stage: 'image',
    also: 'publish',
  },
  {
    match:
      /^(docker|podman|buildah) (\S+ )*push\b|^(crane|oras) push\b|^(gradle|\.\/gradlew|gradlew) (\S+ )*dockerPush\b/,
    stage: 'publish',
  },
  {
    match:
      /^docker (\S+ )*(build|buildx|compose build)\b|^(podman|buildah) (build|bud)\b|^buildx\b|^pack build\b|^(mvn|\.\/mvnw|mvnw|gradle|\.\/gradlew|gradlew) (\S+ )*(jib:dockerBuild|bootBuildImage|spring-boot:build-image)\b/,
    stage: 'image',
  },
  {
    match:
      /^(npm|yarn|pnpm|bun)( npm)? (\S+ )*publish\b|^(npx |yarn |pnpm )?(semantic-release|release-it|lerna publish|changeset publish|np)\b|^twine upload\b|^(poetry|uv|hatch|flit) (\S+ )*publish\b|^cargo (\S+ )*publish\b|^gem push\b|^(mvn|\.\/mvnw|mvnw) (\S+ )*(deploy|release:perform)\b|^(gradle|\.\/gradlew|gradlew) (\S+ )*publish\w*\b|^dotnet nuget push\b|^nuget push\b|^gh release (create|upload)\b|^goreleaser (release)\b|^helm push\b|^cr upload\b|^git (\S+ )*push\b.*(--tags|refs\/tags|\bv?\$)|^mix hex\.publish\b|^aws s3 (cp|mv)\b|^gsutil\b|^curl .*(--upload-file|-T )|^jf(rog)? (rt )?(u|upload)\b|^(make|task|just|npm run|yarn|pnpm) (\S+ )*(release|publish)\b/,
    stage: 'publish',
  },
  {
    match:
      /^(semgrep|bandit|gosec|sonar-scanner|codeql|brakeman|checkmarx|spotbugs)\b|\bsonar(qube)?\b|^(mvn|gradle|\.\/gradlew|\.\/mvnw) (\S+ )*sonar/,
    stage: 'sast',
  },
  {
    match:
      /^(trivy|grype|snyk|osv-scanner|syft|govulncheck|pip-audit|safety|retire|fossa|dependency-check(\.sh)?)\b|^(npm|yarn|pnpm|bundle|cargo) (\S+ )?audit\b|\bdependency-check\b/,
    stage: 'sca',
  },
  {
    match:
      /^(eslint|prettier|ruff|flake8|pylint|black|isort|mypy|golangci-lint|staticcheck|shellcheck|hadolint|yamllint|markdownlint\S*|rubocop|actionlint|tflint|checkstyle|ktlint|stylelint|pre-commit|tsc|gofmt|clang-format|buf|spectral)\b|^(npx|yarn|npm|pnpm|bun|bunx|poetry|uv|pipenv|bundle|hatch)( run| exec)? (\S+ )?(lint|eslint|prettier|ruff|flake8|mypy|typecheck|type-check|tsc|format|check-format|rubocop|black|isort)\b|^(cargo (fmt|clippy)|go (vet|fmt)|dotnet format|terraform (fmt|validate)|helm lint|kubeconform|kubeval)\b|^(make|just|task|mvn|\.\/mvnw|gradle|\.\/gradlew) (\S+ )*(lint|fmt|vet|checkstyle|spotless)\S*/,
    stage: 'lint',
  },
  {
    match:
      /^(pytest|tox|nox|jest|vitest|mocha|cypress|playwright|karma|rspec|phpunit|bats|ctest|nosetests|ginkgo|gotestsum|coverage)\b|^(npx|yarn|npm|pnpm|bun|bunx|poetry|uv|pipenv|bundle|hatch|deno|node|composer)( run| exec)? (\S+ )?(t|test\S*|tests|pytest|jest|vitest|mocha|cypress|playwright|rspec|coverage|unit|integration|--test)(?=\s|$)|^(go|cargo|dotnet|mix|sbt|bazel|swift|forge) (\S+ )*(test|nextest)\b|^python3? -m (pytest|unittest|tox|nox)\b|^(mvn|\.\/mvnw|mvnw) (\S+ )*(test|verify|integration-test)\b|^(gradle|\.\/gradlew|gradlew) (\S+ )*(test|check)\b|^(make|just|task|rake) (\S+ )*(test|check|unit|integration)\S*/,
    stage: 'test',
  },
  { match: /^git (clone|checkout|fetch|submodule)\b/, stage: 'checkout' },
  {
    match:
      /^(npm (ci|i|install)|yarn( install)?$|yarn (--\S+|install)|pnpm (i|install)|bun install|pip3? install|python3? -m (pip|venv|ensurepip)|poetry install|uv (sync|pip|venv)|pipenv install|bundle install|go (mod|get|install|env)|cargo fetch|rustup|dotnet restore|composer install|mix deps\.get|corepack|gem install|nvm|pyenv|rbenv|sdk|mvn (\S+ )*dependency:\S+|hatch env)\b/,
    stage: 'setup',
    as: LANG,
  },
  {
    match:
      /^(apt-get|apt|apk|yum|dnf|brew|choco|curl|wget|tar|unzip|docker login|docker (\S+ )*(pull|run|network|volume|create)|podman (login|pull)|aws (eks|ecr|configure|sts|secretsmanager|ssm)|gcloud (auth|config|container)|az (login|account|acr)|kubectl (config|version)|helm (repo|dependency|dep|registry)|git (config|remote|tag|add|commit|push|pull|merge|switch|reset|rev-parse|describe|log|diff|status|branch|show|ls-remote)|kind|minikube|terraform (init|plan|workspace)|tofu (init|plan)|vault|gpg|ssh-keyscan|ssh-add|ssh-agent|install)\b/,
    stage: 'setup',
  },
  {
    match: /\b(slack|teams|webhook|sendmail|pagerduty|opsgenie)\b|^mail\b/,
    stage: 'notify',
  },
];

/** Steps of a declarative Jenkinsfile that are not shell commands. */
export const JENKINS_STAGES: readonly DictionaryRow[] = [
  { match: /^(checkout|git|unstash)$/, stage: 'checkout' },
  {
    match:
      /^(tools?|nodejs|withMaven|withCredentials|stash|withEnv|container|dir|configFileProvider|cache)$/,
    stage: 'setup',
  },
  {
    match: /^(junit|publishHTML|cobertura|jacoco|recordCoverage|xunit|testNG)$/,
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
  { match: /^docker\.(build|image)$|^docker\w*Build$/, stage: 'image' },
  {
    match:
      /^(push|archiveArtifacts|nexusArtifactUploader|rtUpload|rtPublishBuildInfo|s3Upload|sshPublisher|githubRelease|publish\w*)$/,
    stage: 'publish',
  },
  {
    match:
      /^(kubernetesDeploy|openshiftDeploy|helmDeploy|azureWebAppPublish|ansiblePlaybook|deploy\w*)$/,
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

/** Words in the name of an action or library step that nobody could open: a hint, and marked as opaque all the same. */
export const NAME_HINTS: readonly DictionaryRow[] = [
  { match: /roll-?back/i, stage: 'rollback' },
  { match: /promot/i, stage: 'promote' },
  { match: /smoke|verify|health/i, stage: 'verify' },
  { match: /deploy|rollout|gitops/i, stage: 'deploy' },
  { match: /publish|release|upload/i, stage: 'publish' },
  { match: /docker|image|container/i, stage: 'image' },
  { match: /sign|attest|provenance/i, stage: 'sign' },
  { match: /sast|codeql|sonar/i, stage: 'sast' },
  { match: /scan|audit|sbom|vulnerab|licen[cs]e/i, stage: 'sca' },
  { match: /lint|format/i, stage: 'lint' },
  { match: /test|coverage/i, stage: 'test' },
  { match: /notify|slack|announce/i, stage: 'notify' },
  { match: /setup|install|login|auth|config|cache|prepare/i, stage: 'setup' },
];

/** Publishing documentation pages is not delivering the product, unless it is all that a repository does. */
export const PAGES_HEADS =
  /^(actions\/(deploy-pages|upload-pages-artifact|configure-pages)|peaceiris\/actions-gh-pages|jamesives\/github-pages-deploy-action)@/i;
/** The environment that GitHub itself creates for documentation pages. */
export const PAGES_ENVIRONMENT = /^github-pages$/i;
