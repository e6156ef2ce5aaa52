import { LANG, type DictionaryRow } from './row';

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
      /^(docker\/(setup-(buildx|qemu)-action|login-action|metadata-action)|aws-actions\/(configure-aws-credentials|amazon-ecr-login)|google-github-actions\/(auth|setup-gcloud|get-gke-credentials)|azure\/(login|docker-login|setup-(kubectl|helm)|aks-set-context|k8s-set-context)|hashicorp\/(setup-terraform|vault-action)|release-drafter\/release-drafter|stefanzweifel\/git-auto-commit-action|peter-evans\/create-pull-request|actions\/(stale|first-interaction|create-github-app-token|download-artifact|upload-artifact|github-script|configure-pages|labeler)|step-security\/harden-runner|sigstore\/cosign-installer|imranismail\/setup-kustomize|fluxcd\/flux2\/action|helm\/(kind-action|chart-testing-action)|anchore\/sbom-action\/download-syft|ko-build\/setup-ko|docker\/setup-docker-action|azure\/setup-[\w-]+|release-drafter\/.*|actions\/deploy-preview|crazy-max\/ghaction-import-gpg|tibdex\/github-app-token)$/i,
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
      /^(docker\/(build-push-action|bake-action)|redhat-actions\/buildah-build|whoan\/docker-build-with-cache-action|depot\/build-push-action|gradle\/jib.*)$/i,
    stage: 'image',
  },
  {
    match:
      /^(actions\/(deploy-pages|upload-pages-artifact)|peaceiris\/actions-gh-pages|jamesives\/github-pages-deploy-action)$/i,
    stage: 'publish',
    delivers: 'nothing',
  },
  {
    // A tag or a page that describes a release: the product itself goes out elsewhere.
    match:
      /^(actions\/create-release|googleapis\/release-please-action|google-github-actions\/release-please-action|mathieudutour\/github-tag-action|anothrnick\/github-tag-action)$/i,
    stage: 'publish',
    delivers: 'name',
  },
  {
    match: /^redhat-actions\/push-to-registry$/i,
    stage: 'publish',
    delivers: 'image',
  },
  {
    match:
      /^(elgohr\/publish-docker-github-action|mr-smithers-excellent\/docker-build-push)$/i,
    stage: 'image',
    also: 'publish',
    delivers: 'image',
  },
  {
    match:
      /^(actions\/(publish-action|publish-immutable-action|upload-release-asset)|softprops\/action-gh-release|ncipollo\/release-action|goreleaser\/goreleaser-action|pypa\/gh-action-pypi-publish|cycjimmy\/semantic-release-action|python-semantic-release\/.*|codfish\/semantic-release-action|changesets\/action|js-devtools\/npm-publish|helm\/chart-releaser-action|rubygems\/release-gem|svenstaro\/upload-release-action|marvinpinto\/action-automatic-releases|katyo\/publish-crates|appleboy\/(scp-action)|softprops\/.*release.*)$/i,
    stage: 'publish',
  },
  {
    match:
      /^(pulumi\/actions|superfly\/flyctl-actions(\/.*)?|aws-actions\/aws-codebuild.*)$/i,
    stage: 'setup',
  },
  {
    match:
      /^(azure\/(webapps-deploy|k8s-deploy|functions-action|container-apps-deploy-action|arm-deploy|static-web-apps-deploy|aks-.*deploy.*)|aws-actions\/(amazon-ecs-deploy-task-definition|aws-lambda-deploy|aws-cloudformation-github-deploy)|google-github-actions\/(deploy-.*)|cloudflare\/(wrangler-action|pages-action)|amondnet\/vercel-action|nwtgck\/actions-netlify|netlify\/actions\/.*|akhileshns\/heroku-deploy|digitalocean\/app_action.*|serverless\/github-action|firebaseextended\/action-hosting-deploy|appleboy\/ssh-action|deliverybot\/helm|bitovi\/.*deploy.*|burnett01\/rsync-deployments|clowdhaus\/argo-cd-action|railwayapp\/.*|render-.*deploy.*)$/i,
    stage: 'deploy',
  },
  {
    match:
      /^(slackapi\/slack-github-action|8398a7\/action-slack|rtcamp\/action-slack-notify|ravsamhq\/notify-slack-action|sarisia\/actions-status-discord|appleboy\/(discord|telegram)-action|dawidd6\/action-send-mail|jasonetco\/create-an-issue|act10ns\/slack)$/i,
    stage: 'notify',
  },
];
