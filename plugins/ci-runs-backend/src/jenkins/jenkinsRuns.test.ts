import { buildStatus, ciRunOf, type Build } from './builds';
import { ciStagesOf } from './stages';

const SHA = 'a'.repeat(40);
const LIBRARY_SHA = 'b'.repeat(40);

const source = (SHA1: string, url: string, branch = 'main') => ({
  lastBuiltRevision: { SHA1, branch: [{ name: branch }] },
  remoteUrls: [url],
});

const build = (changes: Partial<Build> = {}): Build => ({
  number: 12,
  url: 'https://jenkins.test/job/cards/job/limits/job/main/12/',
  building: false,
  result: 'SUCCESS',
  timestamp: Date.UTC(2026, 10, 20, 10),
  duration: 90_000,
  actions: [
    {
      causes: [
        {
          _class: 'jenkins.branch.BranchEventCause',
          shortDescription: 'Push event to branch',
        },
      ],
    },
    {},
    source(SHA, 'https://git.test/acme/limits.git'),
  ],
  ...changes,
});
const of = { job: 'cards/limits', branch: 'main', repository: 'limits' };

describe('the state of a build', () => {
  it.each([
    [{ building: true, result: null }, 'running'],
    [{ building: false, result: 'SUCCESS' }, 'passed'],
    [{ building: false, result: 'UNSTABLE' }, 'unstable'],
    [{ building: false, result: 'FAILURE' }, 'failed'],
    [{ building: false, result: 'NOT_BUILT' }, 'cancelled'],
    [{ building: false, result: 'ABORTED' }, 'cancelled'],
    [{ building: false, result: null }, 'unknown'],
    [{ building: false, result: 'SOMETHING_NEW' }, 'unknown'],
  ])('of %o is %s', (said, word) => {
    expect(buildStatus(said)).toBe(word);
  });
});

describe('a build as a run', () => {
  it('has its job, branch, commit, cause, times and address', () => {
    expect(ciRunOf(build(), of)).toEqual({
      id: 'https://jenkins.test/job/cards/job/limits/job/main/12/',
      name: 'limits #12',
      engine: 'jenkins',
      status: 'passed',
      branch: 'main',
      sha: SHA,
      event: 'push',
      actor: undefined,
      startedAt: '2026-11-20T10:00:00.000Z',
      durationMs: 90_000,
      url: 'https://jenkins.test/job/cards/job/limits/job/main/12/',
      title: undefined,
      attempt: 1,
    });
  });

  it('has no duration while it runs', () => {
    const run = ciRunOf(build({ building: true, duration: 0 }), of);
    expect(run.durationMs).toBeUndefined();
  });

  it('is of the entity’s repository and not of a shared library, in whatever order Jenkins lists them', () => {
    const library = source(LIBRARY_SHA, 'git@git.test:acme/pipeline.git', 'v1');
    const own = source(SHA, 'git@git.test:acme/Limits.git');
    for (const actions of [
      [library, own],
      [own, library],
    ]) {
      expect(ciRunOf(build({ actions }), of).sha).toBe(SHA);
    }
  });

  it('is of the last source listed when the repository has another name now', () => {
    const actions = [
      source(LIBRARY_SHA, 'https://git.test/acme/pipeline.git', 'v1'),
      source(SHA, 'https://git.test/acme/limits-service.git'),
    ];
    expect(ciRunOf(build({ actions }), of).sha).toBe(SHA);
  });

  it('without a source has no commit, and the branch of a single job is the one that was built', () => {
    expect(ciRunOf(build({ actions: [] }), of).sha).toBeUndefined();
    const actions = [
      source(
        SHA,
        'https://git.test/acme/limits.git',
        'refs/remotes/origin/dev',
      ),
    ];
    expect(
      ciRunOf(build({ actions }), { ...of, branch: undefined }).branch,
    ).toBe('dev');
  });

  it.each([
    [
      {
        _class: 'hudson.model.Cause$UserIdCause',
        userId: 'ada',
        userName: 'Ada',
      },
      { event: 'by hand', actor: 'Ada' },
    ],
    [
      { _class: 'hudson.triggers.TimerTrigger$TimerTriggerCause' },
      { event: 'schedule' },
    ],
    [
      {
        _class: 'jenkins.branch.BranchEventCause',
        shortDescription: 'Pull request #7 updated',
      },
      { event: 'pull_request' },
    ],
    [
      { shortDescription: 'Started by upstream project "x" build number 4' },
      { event: 'Started by upstream project "x" build number 4' },
    ],
    [undefined, { event: 'unknown' }],
  ])('says what started it: %o', (cause, expected) => {
    const actions = [{ causes: cause ? [cause] : [] }];
    expect(ciRunOf(build({ actions }), of)).toMatchObject(expected);
  });

  it('is called after its commit when that was new in it', () => {
    const changeSets = [
      { items: [{ commitId: SHA, msg: 'Round half to even' }] },
    ];
    expect(ciRunOf(build({ changeSets }), of).title).toBe('Round half to even');
  });
});

describe('the stages of a run', () => {
  const stage = (name: string, status: string, durationMillis = 5_000) => ({
    name,
    status,
    startTimeMillis: 1_000,
    durationMillis,
  });
  const statuses = (...stages: ReturnType<typeof stage>[]) =>
    ciStagesOf({ id: '1', status: 'FAILED', stages }).map(each => each.status);

  it('that come after a failure and took no time were left out, whatever Jenkins says', () => {
    expect(
      statuses(
        stage('Build', 'SUCCESS'),
        stage('Test', 'FAILED'),
        stage('Image', 'FAILED', 40),
        stage('Deploy', 'FAILED', 38),
      ),
    ).toEqual(['passed', 'failed', 'skipped', 'skipped']);
  });

  it('that really ran after a failure that was caught stay as they are', () => {
    expect(
      statuses(
        stage('Lint', 'FAILED'),
        stage('Test', 'SUCCESS'),
        stage('Deploy', 'FAILED'),
      ),
    ).toEqual(['failed', 'passed', 'failed']);
  });

  it.each([
    ['PAUSED_PENDING_INPUT', 'waiting'],
    ['IN_PROGRESS', 'running'],
    ['ABORTED', 'cancelled'],
    ['UNSTABLE', 'unstable'],
    ['NOT_EXECUTED', 'skipped'],
    ['SOMETHING_NEW', 'unknown'],
  ])('%s is %s', (status, word) => {
    expect(statuses(stage('Any', status))).toEqual([word]);
  });
});
