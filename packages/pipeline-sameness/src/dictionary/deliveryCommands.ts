import type { DictionaryRow } from './row';

/** Commands that bring the product out, or take it back, by their whole text. The first row that matches decides. */
export const DELIVERY_COMMANDS: readonly DictionaryRow[] = [
  {
    match:
      /^(kubectl|oc) (\S+ )*rollout undo\b|^helm (\S+ )*rollback\b|^argocd app rollback\b|^[\w.\/-]+( run)? \S*rollback\b/,
    stage: 'rollback',
  },
  {
    match:
      /^argo(cd)? (promote|rollouts promote)\b|^kubectl argo rollouts promote\b|^(crane|skopeo) (cp|copy|tag)\b|^docker buildx imagetools create\b|^(make|just|task|npm run|yarn) (\S+ )*promote\b/,
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
    // Comes before what deploys: the same words, told to change nothing.
    match:
      /^(helm|helmfile|terraform|tofu|terragrunt|pulumi|cdk|kubectl|oc|npm|yarn|pnpm|cargo|twine|goreleaser|semantic-release|npx|docker|gh|aws|az|gcloud|serverless|sls|sam|flyctl|fly|argocd|mvn|gradle|poetry|uv|rsync|kamal)\b.*( --(dry-?run|dryrun|what-if|snapshot|preview|validate-only|noop)(=(true|client|server)|(?=\s|$))| -DdryRun=true| --confirm-with-what-if)/,
    stage: 'test',
  },
  {
    match:
      /^(kubectl|oc) (\S+ )*(apply|replace|patch|set image|rolling-update|rollout restart|rollout latest|new-app|create (\S+ )*(-f|--filename))(?=\s|$)|^helm (\S+ )*(upgrade|install)\b(?! .*--dry)|^helmfile (\S+ )*(apply|sync)\b|^argocd app (sync|set|create|patch)\b|^flux reconcile\b|^kustomize edit set\b|^(terraform|tofu|terragrunt) (?!.*-destroy)(\S+ )*apply\b|^pulumi (\S+ )*(up|update)\b|^(npx )?cdk (\S+ )*deploy\b|^aws (\S+ )*(ecs (update-service|create-service|deploy)|lambda (update-function-code|create-function|update-alias)|cloudformation (deploy|create-stack|update-stack|execute-change-set)|deploy create-deployment|elasticbeanstalk (update-environment|create-environment)|apprunner (start-deployment|update-service)|amplify start-(deployment|job)|s3 sync)\b/,
    stage: 'deploy',
  },
  {
    match:
      /^gcloud (\S+ )*(run (deploy|services (update|replace|update-traffic))|app deploy|functions deploy|deploy releases (create|promote))\b|^az (\S+ )*(webapp (deploy|up|restart|config container set|deployment (source|slot))|functionapp (deploy|deployment|config container set)|containerapp (up|update|create|revision (copy|activate)|job (update|start))|deployment (group|sub|mg|tenant) create|staticwebapp deploy|aks (update|command invoke)|spring app deploy)\b|^(serverless|sls|sam|eb|firebase|wrangler|skaffold|flyctl|fly|netlify) (?!.*\b(validate|build|package|remove|delete|logs)\b)(\S+ )*(deploy|run|push|up|publish)\b|^copilot (\S+ )*deploy\b|^cf (push|blue-green-deploy|v3-zdt-push|zero-downtime-push|bgd|deploy)\b|^kamal (\S+ )*(deploy|redeploy|setup)\b|^heroku (\S+ )*(container:release|releases:retry|pipelines:promote)\b|^git (\S+ )*push (\S+ )*(heroku|dokku|piku)\b|^(npx )?vercel\b.*( --prod\b| alias\b| promote\b)|^(npx )?wrangler (\S+ )*(deploy|publish)\b|^ansible-playbook\b(?!.*(--check|--syntax-check|molecule))|^nomad (job )?run\b|^rsync\b.*\S:|^scp\b.*\S:|^ssh (?!.*git@)\S+ .*\S|^(gradle|gradlew|\.\/gradlew) (\S+ )*(appengineDeploy|deploy)\b/,
    stage: 'deploy',
  },
  {
    match:
      /^(curl|wget|http|https) .*(slack|teams|discord|chat\.|pagerduty|opsgenie|telegram|mattermost)/i,
    stage: 'notify',
  },
  {
    // A message that tells a controller to deploy; a message to people is none.
    match:
      /^(curl|wget|http|https) (?!.*(sentry|codecov|newrelic|datadog|notif|health|api\.github\.com|checks|status|upload|download|-o |-O ))(?=.*( -X ?(POST|PUT|PATCH)|-XPOST|--request|--data|--json| -d | --post-data|deploy))(?=.*(deploy|webhook|rollout|update-image|hooks?\/|imageTag|image_tag|HOOK))/i,
    stage: 'deploy',
  },
  {
    // What lies behind the name could not be read, or said nothing.
    match:
      /^(npm|yarn|pnpm|npx|bun|make|task|just|rake|bundle exec rake)( run)? (\S+ )*[\w-]*deploy(-|:|_|\b)(?!-?(file|plan|init|check|test|docs|preview))|(^|\/)deploy[\w.-]*\.(sh|py|rb|js|ts|ps1)\b|^\.\/deploy\b|\bcap \S+ deploy\b/,
    stage: 'deploy',
    delivers: 'name',
  },
  {
    match:
      /^(docker )?(buildx )?(build|bake)\b.*(--push|push=true|type=registry)(?!=false)|^(docker|nerdctl|podman) (\S+ )*(build|bake)\b.* --push(?!=false)|^ko (build|publish|apply|resolve)\b(?!.*--local)|^(\/kaniko\/|kaniko\/)?executor\b(?!.*--no-push)|^pack build\b.*--publish|^(mvn|\.\/mvnw|mvnw|gradle|\.\/gradlew|gradlew) (\S+ )*(jib|jib:build)(?=\s|$)|^gcloud (\S+ )*builds submit\b|^az acr build\b|^depot build\b.*--push/,
    stage: 'image',
    also: 'publish',
    delivers: 'image',
  },
  {
    match:
      /^(docker|podman|buildah|nerdctl) (?!compose (build|up|run|exec))(\S+ )*push\b|^(crane|oras|regctl) (\S+ )*push\b|^flux push artifact\b|^heroku (\S+ )*container:push\b|^az acr import\b|^(gradle|\.\/gradlew|gradlew) (\S+ )*dockerPush\b/,
    stage: 'publish',
    delivers: 'image',
  },
  {
    match:
      /^(docker|nerdctl) (\S+ )*(build|buildx build|bake|compose build)\b|^(podman|buildah) (build|bud)\b|^buildx build\b|^pack build\b|^(mvn|\.\/mvnw|mvnw|gradle|\.\/gradlew|gradlew) (\S+ )*(jib:dockerBuild|bootBuildImage|spring-boot:build-image)\b/,
    stage: 'image',
  },
  {
    // A version of every build, or a page that describes a release, is no product that users take.
    match:
      /^(mvn|\.\/mvnw|mvnw|gradle|\.\/gradlew|gradlew)\b.*(snapshot|incrementals)|^gh release (create|edit)\b.*(--draft|--notes-only)(?!=false)|^(gh-pages|npx gh-pages|mkdocs gh-deploy|mike deploy)\b/i,
    stage: 'publish',
    delivers: 'nothing',
  },
  {
    match:
      /^gh release create\b(?!.*(dist|\.zip|\.tar|\.tgz|\*|\.whl|\.jar|artifacts?\/|build\/|bin\/))|^git (\S+ )*push\b.*(--tags|refs\/tags|--follow-tags)/,
    stage: 'publish',
    delivers: 'name',
  },
  {
    match:
      /^(npm|yarn|pnpm|bun)( npm)? (?!(run|test|ci|install|exec) )(\S+ )*publish\b|^(npx |yarn |pnpm )?(semantic-release|release-it|lerna publish|changeset publish|np)\b|^twine upload\b|^(poetry|uv|hatch|flit) (\S+ )*publish\b|^cargo (\S+ )*publish\b|^gem push\b|^(bundle exec )?rake release\b|^(mvn|\.\/mvnw|mvnw) (\S+ )*(deploy|release:perform)(?=\s|$)|^(gradle|\.\/gradlew|gradlew) (\S+ )*publish(?!ToMavenLocal)\w*\b|^dotnet nuget push\b|^nuget push\b|^gh release (create|upload)\b|^goreleaser (release)\b|^helm (cm-)?push\b|^cr upload\b|^mix hex\.publish\b|^aws s3 (cp|mv)\b|^gsutil (\S+ )*(cp|rsync)\b|^curl .*(--upload-file|-T )|^jf(rog)? (rt )?(u|upload|bp)\b/,
    stage: 'publish',
  },
  {
    match:
      /^(make|task|just|npm run|yarn( run)?|pnpm( run)?|rake) (\S+ )*(release|publish)(?![\w-]*(notes|docs|test|check|dry))\b|(^|\/)(release|publish)[\w.-]*\.(sh|py|rb|js|ts)\b/,
    stage: 'publish',
    delivers: 'name',
  },
];
