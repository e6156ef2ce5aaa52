import { setImmediate as everybodyElse } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { workedMs } from './workedMs';

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('cannot be asked for it');
  collect();
}

async function worked(work: () => unknown) {
  // What was collected before is known when everybody has had a turn.
  await everybodyElse();
  await everybodyElse();
  const [beganMs, workedBeforeMs] = [performance.now(), workedMs()];
  const kept = work();
  const tookMs = performance.now() - beganMs;
  await everybodyElse();
  return { kept, tookMs, ms: workedMs() - workedBeforeMs };
}

describe('time that was worked', () => {
  it('goes on while something is computed', async () => {
    const { ms } = await worked(() => {
      const { user } = process.cpuUsage();
      while (process.cpuUsage().user - user < 100_000);
    });
    expect(ms).toBeGreaterThan(30);
  });

  it('stands still while garbage is collected', async () => {
    workedMs();
    const much = Array.from({ length: 1_000_000 }, (_, index) => ({ index }));
    const { ms, tookMs } = await worked(collectGarbage);
    expect(much).toHaveLength(1_000_000);
    expect(ms).toBeLessThan(tookMs / 2);
  });
});
