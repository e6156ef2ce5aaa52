import type { Stage } from '../types';
import { orderGates } from '../jobs/chain';
import type { ExpandedJob } from './expandedJob';
import { jobGates, permissionGates, triggerGates } from './gates';
import { noEncounters } from './place';

function job(
  id: string,
  stages: readonly (Stage | undefined)[],
  needs: readonly string[] = [],
): ExpandedJob {
  const atoms = stages.map(stage => ({
    head: 'x',
    ...(stage ? { stage } : {}),
  }));
  return {
    ...{ id, needs, environments: [], gates: [], found: noEncounters() },
    steps: [{ atoms, inTemplate: false }],
  };
}

describe('gates of a workflow', () => {
  it.each([
    ['main', 'default'],
    ['master', 'default'],
    ['trunk', 'default'],
    ['develop', 'default'],
    ['development', 'default'],
    ['maintenance', 'other'],
    ['my-main', 'other'],
    ['release/1', 'release'],
    ['HOTFIX-2', 'release'],
    ['feature', 'other'],
  ])('call the branch %s %s', (branch, kind) => {
    expect(triggerGates({ push: { branches: branch } })).toEqual([
      `trigger:push:${kind}`,
    ]);
  });

  it.each([
    [undefined, ['any']],
    [null, ['any']],
    [3, ['any']],
    [{}, ['any']],
    [{ branches: null }, ['any']],
    [
      { branches: ['main', 'release/1'], tags: ['v*'] },
      ['default', 'release', 'tag'],
    ],
    [{ tags: 'v*' }, ['tag']],
    [{ branches: [1] }, ['other']],
  ])('say what of a push starts it: %j', (value, kinds) => {
    expect(triggerGates({ push: value })).toEqual(
      kinds.map(kind => `trigger:push:${kind}`),
    );
  });

  it('say of any other event its name', () => {
    expect(triggerGates({ release: { types: ['published'] } })).toEqual([
      'trigger:release',
    ]);
  });

  it.each([
    ['write-all', ['permission:write-all']],
    ['read-all', []],
    [undefined, []],
    [
      { contents: 'write', packages: 'read', 'id-token': 'write' },
      ['permission:contents', 'permission:id-token'],
    ],
  ])('say what may be written: %j', (permissions, gates) => {
    expect(permissionGates(permissions)).toEqual(gates);
  });
});

describe('gates of a job', () => {
  it('are its environments by tier, and what it may write', () => {
    expect(
      jobGates({
        job: { permissions: { packages: 'write' } },
        environments: ['prod', 'staging'],
      }),
    ).toEqual([
      'environment:production',
      'environment:staging',
      'permission:packages',
    ]);
  });

  it.each([
    ["startsWith(github.ref, 'refs/tags/v')", ['if:tag']],
    ["github.ref_type == 'tag'", ['if:tag']],
    ["github.ref_type=='tag'", ['if:tag']],
    ["github.ref_type == 'branch'", []],
    ["github.ref == 'refs/heads/main'", ['if:default-branch']],
    ["github.ref == 'refs/heads/trunk'", ['if:default-branch']],
    ["github.ref_name == 'master'", ['if:default-branch']],
    ["github.ref_name=='main'", ['if:default-branch']],
    [
      'github.ref_name == github.event.repository.default_branch',
      ['if:default-branch'],
    ],
    ["github.ref == 'refs/heads/dev'", []],
    ["github.actor == 'main'", []],
    [undefined, []],
  ])(
    'are the branch or the tag that its condition asks for: %s',
    (when, gates) => {
      expect(
        jobGates({
          job: when === undefined ? {} : { if: when },
          environments: [],
        }),
      ).toEqual(gates);
    },
  );
});

describe('the order of jobs', () => {
  it('is what must have happened before what, by what each is there for', () => {
    expect(
      orderGates([
        job('build', ['checkout', 'image', 'publish', 'notify']),
        job('check', ['setup', 'test']),
        job('ship', ['deploy', 'verify'], ['build', 'check', 'gone', 'empty']),
        job('again', ['deploy'], ['ship']),
        job('empty', [undefined]),
        job('last', [undefined], ['ship']),
      ]),
    ).toEqual(['needs:publish>deploy', 'needs:test>deploy']);
  });
});
