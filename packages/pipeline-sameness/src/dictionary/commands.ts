import { DELIVERY_COMMANDS } from './deliveryCommands';
import { LANG, type DictionaryRow } from './row';

/** Commands by their whole text, from the most telling to the least. The first row that matches decides. */
export const COMMAND_STAGES: readonly DictionaryRow[] = [
  ...DELIVERY_COMMANDS,
  {
    match:
      /^(semgrep|bandit|gosec|sonar-scanner|codeql|brakeman|bundle exec brakeman|checkmarx|spotbugs)\b|\bsonar(qube)?\b|^(mvn|gradle|\.\/gradlew|\.\/mvnw) (\S+ )*sonar/,
    stage: 'sast',
  },
  {
    match:
      /^(trivy|grype|snyk|osv-scanner|syft|govulncheck|pip-audit|safety|retire|fossa|dependency-check(\.sh)?)\b|^(npm|yarn|pnpm|bundle|cargo) (\S+ )?audit\b|\bdependency-check\b/,
    stage: 'sca',
  },
  {
    match:
      /^(eslint|prettier|ruff|flake8|pylint|black|isort|mypy|golangci-lint|staticcheck|shellcheck|hadolint|yamllint|markdownlint\S*|rubocop|actionlint|tflint|checkstyle|ktlint|stylelint|pre-commit|tsc|gofmt|clang-format|buf|spectral)\b|^(npx|yarn|npm|pnpm|bun|bunx|poetry|uv|pipenv|bundle|hatch)( run| exec)? (\S+ )?(lint|eslint|prettier|ruff|flake8|mypy|typecheck|type-check|tsc|format|check-format|rubocop|black|isort|erb_lint|erblint|haml-lint|standard|standardrb|stylelint|scss:lint|lint:\S+)\b|^(cargo (fmt|clippy)|go (vet|fmt)|dotnet format|terraform (fmt|validate)|tofu (fmt|validate)|helm lint|kubeconform|kubeval)\b|^(make|just|task|mvn|\.\/mvnw|gradle|\.\/gradlew) (\S+ )*(lint|fmt|vet|checkstyle|spotless)\S*/,
    stage: 'lint',
  },
  {
    match:
      /^(pytest|tox|nox|parallel_rspec|jest|vitest|mocha|cypress|playwright|karma|rspec|phpunit|bats|ctest|nosetests|ginkgo|gotestsum|coverage)\b|^(npx|yarn|npm|pnpm|bun|bunx|poetry|uv|pipenv|bundle|hatch|deno|node|composer)( run| exec)? (\S+ )?(t|test\S*|tests|pytest|jest|vitest|mocha|cypress|playwright|rspec|parallel_rspec|coverage|unit|integration|--test)(?=\s|$)|^(go|cargo|dotnet|mix|sbt|bazel|swift|forge) (\S+ )*(test|nextest)\b|^python3? -m (pytest|unittest|tox|nox)\b|^(mvn|\.\/mvnw|mvnw) (\S+ )*(test|verify|integration-test)\b|^(gradle|\.\/gradlew|gradlew) (\S+ )*(test|check)\b|^(make|just|task|rake) (\S+ )*(test|check|unit|integration)\S*/,
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
    match:
      /^(?!gh )(?!git ).*\b(slack|teams|webhook|sendmail|pagerduty|opsgenie)\b|^mail\b/,
    stage: 'notify',
  },
];
