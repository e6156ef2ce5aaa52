import {
  actionAtoms,
  deliveryOf,
  inEnvironment,
  isPreview,
  knowsAction,
  strongest,
  environmentTier,
  isDelivery,
  jenkinsStepAtom,
  scriptAtoms,
} from './classify';
import { parseUses } from './references';

function stagesOfAction(uses: string) {
  const parsed = parseUses(uses);
  return parsed.kind === 'remote'
    ? actionAtoms(parsed.reference).map(atom => atom.stage)
    : [];
}

describe('the dictionary of stages', () => {
  it.each([
    ['actions/checkout@v4', 'checkout'],
    ['actions/setup-go@v5', 'setup'],
    ['ruby/setup-ruby@v1', 'setup'],
    ['golangci/golangci-lint-action@v6', 'lint'],
    ['github/codeql-action/analyze@v3', 'sast'],
    ['aquasecurity/trivy-action@0.28.0', 'sca'],
    ['docker/build-push-action@v6', 'image'],
    ['actions/attest-build-provenance@v2', 'sign'],
    ['goreleaser/goreleaser-action@v6', 'publish'],
    ['pypa/gh-action-pypi-publish@release/v1', 'publish'],
    ['cycjimmy/semantic-release-action@v4', 'publish'],
    ['azure/webapps-deploy@v3', 'deploy'],
    ['google-github-actions/deploy-cloudrun@v2', 'deploy'],
    ['slackapi/slack-github-action@v2', 'notify'],
  ])('knows what %s is for', (uses, stage) => {
    expect(stagesOfAction(uses)).toEqual([stage]);
  });

  it.each([
    ['npm ci', 'setup'],
    ['yarn install --immutable', 'setup'],
    ['go mod download', 'setup'],
    ['npm run lint', 'lint'],
    ['cargo clippy -- -D warnings', 'lint'],
    ['npm test', 'test'],
    ['go test ./...', 'test'],
    ['python -m pytest -q', 'test'],
    ['./gradlew check', 'test'],
    ['mvn -B verify', 'test'],
    ['semgrep ci', 'sast'],
    ['trivy image app', 'sca'],
    ['npm audit --omit=dev', 'sca'],
    ['docker build -t app .', 'image'],
    ['docker push app', 'publish'],
    ['cosign sign --yes app@sha256:0', 'sign'],
    ['npm publish --access public', 'publish'],
    ['twine upload dist/*', 'publish'],
    ['gh release create v1', 'publish'],
    ['mvn -B deploy -DskipTests', 'publish'],
    ['kubectl apply -f deploy/', 'deploy'],
    ['kubectl -n shop set image deployment/app app=app:1', 'deploy'],
    ['helm upgrade --install app chart', 'deploy'],
    ['argocd app sync app', 'deploy'],
    ['terraform apply -auto-approve', 'deploy'],
    ['kustomize edit set image app=app:2', 'deploy'],
    ['./scripts/deploy.sh', 'deploy'],
    ['kubectl rollout status deployment/app', 'verify'],
    ['kubectl rollout undo deployment/app', 'rollback'],
    ['helm rollback app 3', 'rollback'],
    ['crane copy app:rc app:1', 'promote'],
  ])('knows what the command %s is for', (command, stage) => {
    expect(scriptAtoms(command).map(atom => atom.stage)).toEqual([stage]);
  });

  it.each([
    ['checkout', 'checkout'],
    ['junit', 'test'],
    ['withSonarQubeEnv', 'sast'],
    ['nexusArtifactUploader', 'publish'],
    ['slackSend', 'notify'],
  ])('knows what the Jenkins step %s is for', (name, stage) => {
    expect(jenkinsStepAtom(name)?.stage).toBe(stage);
  });

  it('reads building and pushing an image in one go as both', () => {
    expect(
      scriptAtoms('docker buildx build --push -t app .').map(
        atom => atom.stage,
      ),
    ).toEqual(['image', 'publish']);
  });

  it('compares set-up of any language as the same', () => {
    expect(scriptAtoms('npm ci')).toEqual(
      scriptAtoms('pip install -r requirements.txt'),
    );
  });

  it('leaves plumbing, comments, wrappers and here-documents out of a script', () => {
    const script = [
      'set -euo pipefail',
      '# npm publish',
      'cd app && sudo npm publish \\',
      '  --tag next',
      'cat <<EOF > x',
      'kubectl apply',
      'EOF',
    ].join('\n');
    expect(scriptAtoms(script).map(atom => atom.head)).toEqual(['npm publish']);
  });

  it('does not count publishing documentation pages as delivery', () => {
    const pages = parseUses('peaceiris/actions-gh-pages@v4');
    expect(
      pages.kind === 'remote' && actionAtoms(pages.reference).some(isDelivery),
    ).toBe(false);
    expect(isDelivery({ stage: 'publish', head: 'npm publish' })).toBe(true);
  });

  it.each([
    ['production', 'production'],
    ['Prod-EU', 'production'],
    ['live', 'production'],
    ['preprod', 'staging'],
    ['pre-production', 'staging'],
    ['uat', 'staging'],
    ['qa', 'test'],
    ['products', 'products'],
  ])('puts the environment %s into the tier %s', (name, tier) => {
    expect(environmentTier(name)).toBe(tier);
  });

  it('names an action by its path at its major version, and what it proves', () => {
    const of = (repository: string, path = '') =>
      actionAtoms({ repository, path, ref: 'v2.1' });
    expect(of('acme/frob')).toEqual([{ head: 'acme/frob@v2' }]);
    expect(of('acme/frob', 'a/b')).toEqual([{ head: 'acme/frob/a/b@v2' }]);
    expect(of('actions/checkout')).toEqual([
      { stage: 'checkout', head: 'actions/checkout@v2' },
    ]);
    expect(of('actions/setup-go')).toEqual(of('actions/setup-node'));
    expect(knowsAction({ repository: 'acme/frob', path: '', ref: 'v1' })).toBe(
      false,
    );
  });

  it('keeps what a step proves with the stages that bring something out', () => {
    expect(scriptAtoms('docker buildx build --push -t app .')).toEqual([
      { stage: 'image', head: 'docker buildx build' },
      { stage: 'publish', head: 'docker buildx build', delivers: 'image' },
    ]);
    expect(scriptAtoms('docker push a\ndocker push b')).toHaveLength(1);
  });

  it.each([
    [{ stage: 'promote' }, 'image'],
    [{ stage: 'publish' }, 'package'],
    [{ stage: 'publish', delivers: 'name' }, 'name'],
    [{ stage: 'deploy' }, 'deploys'],
    [{ stage: 'deploy:staging' }, 'deploys'],
    [{ stage: 'deploy', delivers: 'nothing' }, undefined],
    [{ stage: 'test', delivers: 'image' }, undefined],
    [{}, undefined],
  ] as const)('takes %j as a proof of %s', (atom, basis) => {
    expect(deliveryOf({ head: 'x', ...atom })).toBe(basis);
  });

  it('takes the strongest of several proofs', () => {
    expect(strongest(['name', undefined, 'image', 'package'])).toBe('image');
    expect(strongest([undefined])).toBeUndefined();
  });

  it('gives a deployment its environment, and a preview delivers nothing', () => {
    const deploy = { stage: 'deploy', head: 'x' } as const;
    expect(inEnvironment(deploy, ' Live ')).toEqual({
      stage: 'deploy:production',
      head: 'x',
    });
    expect(inEnvironment(deploy, 'pr-12')).toEqual({
      stage: 'deploy:pr-12',
      head: 'x',
      delivers: 'nothing',
    });
    expect(inEnvironment(deploy, undefined)).toBe(deploy);
    expect(inEnvironment(deploy, '')).toBe(deploy);
    const test = { stage: 'test', head: 'x' } as const;
    expect(inEnvironment(test, 'live')).toBe(test);
    expect(isPreview(' review ')).toBe(true);
    expect(isPreview('reviewed')).toBe(false);
  });
});
