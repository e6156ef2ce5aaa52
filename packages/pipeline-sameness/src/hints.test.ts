import { hintedAtoms, hintedStages, speaksOfNoProduct, wordsOf } from './hints';

describe('what a name speaks of', () => {
  it.each([
    ['buildDockerAndPublishImage', ['image', 'publish']],
    ['roll-back', []],
    ['rollback', ['rollback']],
    ['run-linting', ['lint']],
    ['app sonarqube', ['sast']],
    ['app vulnerabilities', ['sca']],
    ['run e2e', ['test']],
    ['app attestation', ['sign']],
    ['app promotion', ['promote']],
    ['app rollout', ['deploy']],
    ['app healthcheck', ['verify']],
    ['release and deploy', ['publish', 'deploy']],
    ['deploy then smoke', ['deploy', 'verify']],
    ['notify of release', ['notify']],
    ['send slack message', ['notify']],
    ['setup-release', ['setup']],
    ['login and push', ['setup']],
    ['lint and deploy', ['lint']],
    ['scan image', ['sca']],
    ['test-deploy', ['test']],
    ['wait-for-deployment', ['verify']],
    ['get-release', []],
    ['update deployment', []],
    ['deploy docs', []],
    ['docs image publish', ['image']],
    ['latest', []],
    ['pushed', []],
    ['', []],
  ])('%s: %j', (name, stages) => {
    expect(hintedStages(name)).toEqual(stages);
  });

  it('is the weakest evidence of a delivery, and none of anything else', () => {
    expect(hintedAtoms('image push', 'x')).toEqual([
      { stage: 'image', head: 'x' },
      { stage: 'publish', head: 'x', delivers: 'name' },
    ]);
    expect(hintedAtoms('frob', 'x')).toEqual([{ head: 'x' }]);
  });

  it.each(['deploy-docs', 'acme/website', 'draft-release', 'db-backup'])(
    'is no product: %s',
    name => {
      expect(speaksOfNoProduct(name)).toBe(true);
    },
  );

  it.each(['deploy-app', 'docsy', 'planner'])('may be one: %s', name => {
    expect(speaksOfNoProduct(name)).toBe(false);
  });

  it('is told by its words, lower case, of its first three hundred letters', () => {
    expect(wordsOf('shipTheApp2Now, please_v1.x')).toEqual([
      'ship',
      'the',
      'app2',
      'now',
      'please',
      'v1',
      'x',
    ]);
    expect(wordsOf(`${'a'.repeat(299)} bc`)).toEqual(['a'.repeat(299)]);
    expect(wordsOf('--')).toEqual([]);
  });
});
