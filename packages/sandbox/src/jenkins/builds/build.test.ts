import { stateAt, type BuildPlan } from './build';

const START = 1_000_000;
const plan = (changes: Partial<BuildPlan> = {}): BuildPlan => ({
  number: 4,
  startedAt: START,
  cause: { kind: 'branch-event' },
  branch: 'main',
  worksMs: 0,
  timeoutMs: 60_000,
  stages: [
    { name: 'Build', lastsMs: 1_000, outcome: 'SUCCESS' },
    { name: 'Approve', lastsMs: 100, outcome: 'SUCCESS', asks: 'Deploy?' },
    { name: 'Deploy', lastsMs: 2_000, outcome: 'SUCCESS' },
  ],
  ...changes,
});
const at = (build: BuildPlan, ms: number) => {
  const { result, stages, asks } = stateAt(build, START + ms);
  return [result, asks, ...stages.map(({ status }) => status)];
};

describe('a build', () => {
  it('goes through its stages as time passes, and waits where it asks', () => {
    const build = plan();
    expect(at(build, 0)).toEqual([undefined, undefined]);
    expect(at(build, 500)).toEqual([undefined, undefined, 'IN_PROGRESS']);
    expect(at(build, 5_000)).toEqual([
      undefined,
      'Deploy?',
      'SUCCESS',
      'PAUSED_PENDING_INPUT',
    ]);
  });

  it('goes on when somebody consents, and counts how long it waited', () => {
    const build = plan({ consent: { at: START + 9_300, by: 'somebody' } });
    expect(at(build, 20_000)).toEqual([
      'SUCCESS',
      undefined,
      'SUCCESS',
      'SUCCESS',
      'SUCCESS',
    ]);
    expect(stateAt(build, START + 20_000).stages[1]).toMatchObject({
      pausedMs: 8_000,
      durationMs: 8_100,
    });
  });

  it('is aborted when nobody consents in time', () => {
    expect(at(plan(), 70_000)).toEqual([
      'ABORTED',
      undefined,
      'SUCCESS',
      'ABORTED',
    ]);
    expect(stateAt(plan(), START + 70_000).endedAt).toBe(START + 60_000);
  });

  it('that was overtaken was not built', () => {
    const build = plan({
      stopped: { at: START + 600, by: 'Superseded by #5', result: 'NOT_BUILT' },
    });
    expect(at(build, 10_000)).toEqual(['NOT_BUILT', undefined, 'ABORTED']);
  });

  it('that fails lists the stages that it passes over as failed too', () => {
    const [first, ...rest] = plan().stages;
    const build = plan({
      stages: first ? [{ ...first, outcome: 'FAILED' }, ...rest] : [],
    });
    expect(at(build, 10_000)).toEqual([
      'FAILURE',
      undefined,
      'FAILED',
      'FAILED',
      'FAILED',
    ]);
    expect(stateAt(build, START + 10_000).stages[2]?.durationMs).toBe(40);
  });

  it('without stages works and ends', () => {
    const build = plan({ stages: [], worksMs: 3_000 });
    expect(at(build, 1_000)).toEqual([undefined, undefined]);
    expect(at(build, 3_000)).toEqual(['SUCCESS', undefined]);
  });
});
