import {
  knownPipelineOf,
  pipelineOf,
  workflow,
  type Files,
} from '../__testUtils__/repository';
import { parse } from 'yaml';
import { readPipeline } from '../read';
import { speaksOfDelivery } from './slice';

const at = (name: string) => `.github/workflows/${name}`;
const SHIP = 'd: { steps: [{ run: cf push }] }';
const IMAGE = 'i: { steps: [{ run: docker push app }] }';
const CLOCK = 'schedule: [{ cron: "0 1 * * *" }]';
const named = (name: string, jobs: string, on?: string) =>
  `name: ${name}\n${workflow(jobs, on)}`;

describe('a name', () => {
  it.each([
    'release.yml',
    'my-deploy',
    'deployment.yaml',
    'a.publish.b',
    'Deliver it',
    'delivery',
    'cd',
    'ship_app',
    'promote',
    'rollout/now',
    'prod',
    'to-production',
  ])('speaks of delivery: %s', name => {
    expect(speaksOfDelivery(name)).toBe(true);
  });

  it.each(['released', 'predeploy', 'abcd', 'products', 'test', ''])(
    'does not: %j',
    name => {
      expect(speaksOfDelivery(name)).toBe(false);
    },
  );
});

describe('the jobs on the way to production', () => {
  it('are those that deliver, all that they need, and all that need them', () => {
    const pipeline = knownPipelineOf({
      [at('main.yml')]: workflow(`
unit: { steps: [{ run: npm run lint }] }
first: { steps: [{ run: trivy fs . }] }
second: { needs: first, steps: [{ run: npm test }] }
ship: { needs: [second, gone], steps: [{ run: cf push }] }
smoke: { needs: ship, steps: [{ run: helm test app }] }
after: { needs: [smoke], steps: [{ run: ./slack-notify.sh }] }`),
    });
    expect(pipeline.fingerprint.stages).toEqual([
      'sca',
      'test',
      'deploy',
      'verify',
      'notify',
    ]);
  });

  it('are not those that clean up', () => {
    expect(
      pipelineOf({
        [at('main.yml')]: workflow('cleanup: { steps: [{ run: cf push }] }'),
      }).outcome,
    ).toBe('unknown');
  });
});

describe('the workflows on the way to production', () => {
  const outcome = (name: string, text: string) =>
    pipelineOf({ [at(name)]: text }).outcome;

  it.each([
    ['main.yml', workflow(SHIP), 'known'],
    ['cleanup.yml', workflow(SHIP), 'unknown'],
    [
      'main.yml',
      named('Clean up', workflow(SHIP).replace(/^on.*$/m, '')),
      'unknown',
    ],
    ['docs.yml', workflow(IMAGE), 'unknown'],
    ['nightly.yml', workflow(IMAGE), 'unknown'],
    ['nightly.yml', workflow(SHIP), 'known'],
    ['main.yml', workflow(IMAGE, CLOCK), 'unknown'],
    ['main.yml', workflow(IMAGE, `${CLOCK}, workflow_dispatch: `), 'unknown'],
    ['main.yml', workflow(IMAGE, `${CLOCK}, push: `), 'known'],
    ['main.yml', workflow(SHIP, CLOCK), 'known'],
    ['main.yml', workflow(IMAGE, 'workflow_dispatch: '), 'known'],
    ['main.yml', workflow(SHIP, 'workflow_call: '), 'unknown'],
  ])(
    'depend on what starts them and how they are called: %s %j is %s',
    (name, text, expected) => {
      expect(outcome(name, text)).toBe(expected);
    },
  );

  it('follow one another by what starts them, and each what it waits for', () => {
    const stages = (files: Files) => knownPipelineOf(files).fingerprint.stages;
    const release = workflow(
      'r: { steps: [{ run: npm publish }] }',
      'release: ',
    );
    const byHand = workflow(
      'p: { environment: production, steps: [{ run: cf push }] }',
      'workflow_dispatch: ',
    );
    expect(
      stages({
        [at('a.yml')]: byHand,
        [at('b.yml')]: release,
        [at('c.yml')]: workflow(
          's: { environment: staging, steps: [{ run: cf push }] }',
        ),
      }),
    ).toEqual(['deploy:staging', 'publish', 'deploy:production']);
    const waits = (name: string, on: string, stage: string) =>
      named(
        name,
        `j: { environment: ${stage}, steps: [{ run: cf push }] }`,
        `workflow_run: { workflows: [${on}] }`,
      );
    expect(
      stages({
        [at('a.yml')]: waits('Last', 'Second', 'production'),
        [at('b.yml')]: waits('Second', 'First', 'staging'),
        [at('c.yml')]: named(
          'First',
          'j: { environment: dev, steps: [{ run: cf push }] }',
        ),
      }),
    ).toEqual(['deploy:development', 'deploy:staging', 'deploy:production']);
    expect(
      stages({
        [at('a.yml')]: waits('One', 'Two', 'production'),
        [at('b.yml')]: waits('Two', 'One', 'staging'),
      }),
    ).toEqual(['deploy:staging', 'deploy:production']);
  });

  it('are all that deliver; one that is only called so counts where no other does', () => {
    const called = workflow('cd: { uses: a/b/.github/workflows/cd.yml@v1 }');
    const slice = (files: Files) => knownPipelineOf(files).slice;
    expect(
      slice({
        [at('called.yml')]: called,
        [at('ship.yml')]: workflow(SHIP),
        [at('image.yml')]: workflow(IMAGE),
        [at('test.yml')]: workflow('t: { steps: [{ run: npm test }] }'),
      }),
    ).toEqual([at('image.yml'), at('ship.yml')]);
    expect(slice({ [at('called.yml')]: called })).toEqual([at('called.yml')]);
  });

  it('are more certain where a job that delivers names its environment', () => {
    expect(
      knownPipelineOf({
        [at('main.yml')]: workflow(
          'd: { environment: live, steps: [{ run: cf push }] }',
        ),
      }),
    ).toMatchObject({ basis: 'environment', confidence: 0.8 });
    expect(
      knownPipelineOf({
        [at('main.yml')]: workflow(
          `t: { environment: test, steps: [{ run: npm test }] }\nd: { needs: t, steps: [{ run: cf push }] }`,
        ),
      }),
    ).toMatchObject({ basis: 'heuristic', confidence: 0.6 });
  });

  it.each([
    ['run', 1],
    ['deployment', 0.9],
  ] as const)(
    'are those that a %s has proven, whatever they say',
    (basis, confidence) => {
      const files: Files = {
        [at('ship.yml')]: workflow(SHIP),
        [at('other.yml')]: workflow('t: { steps: [{ run: npm test }] }'),
      };
      const read = (path: string) =>
        readPipeline({
          paths: Object.keys(files),
          read: each => files[each],
          openRemote: () => undefined,
          parseYaml: text => parse(text),
          provenSlice: { paths: [at(path)], basis },
        });
      expect(read('other.yml')).toMatchObject({
        slice: [at('other.yml')],
        basis,
        confidence,
        delivery: undefined,
        fingerprint: { stages: ['test'] },
      });
      expect(read('ship.yml')).toMatchObject({ basis, delivery: 'deploys' });
      expect(read('gone.yml')).toMatchObject({
        slice: [at('ship.yml')],
        basis: 'heuristic',
      });
    },
  );
});
