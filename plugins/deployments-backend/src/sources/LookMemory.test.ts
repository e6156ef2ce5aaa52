import { SourceError } from '@groundwork/source-client';
import { LookMemory } from './LookMemory';
import type { Look, Source } from './types';

const source: Source = {
  kind: 'kubernetes',
  name: 'one',
  concerns: () => true,
  look: async () => new Map(),
};
const base = { source, checkedAt: '2026-11-21T00:00:00.000Z' };
const answered: Look = { ...base, outcome: 'answered', sightings: new Map() };
const failed = (reason: 'timeout' | 'forbidden'): Look => ({
  ...base,
  outcome: 'failed',
  failure: new SourceError(reason, 'no'),
});

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('LookMemory', () => {
  it('looks once for requests that come together and once more when its time is over', async () => {
    const memory = new LookMemory(1000);
    const look = jest.fn(async () => answered);
    await Promise.all([
      memory.recall('one', 'payments', look),
      memory.recall('one', 'payments', look),
    ]);
    expect(look).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(999);
    await memory.recall('one', 'payments', look);
    expect(look).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    await memory.recall('one', 'payments', look);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('does not ask a source that is silent again for another entity, until a while later', async () => {
    const memory = new LookMemory(1000);
    const look = jest.fn(async () => failed('timeout'));
    await memory.recall('one', 'payments', look);
    await expect(memory.recall('one', 'ledger', look)).resolves.toMatchObject({
      outcome: 'failed',
    });
    expect(look).toHaveBeenCalledTimes(1);
    await memory.recall('two', 'ledger', look);
    expect(look).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(3000);
    await memory.recall('one', 'ledger', look);
    expect(look).toHaveBeenCalledTimes(3);
  });

  it('asks a source again for another entity when it refused only this question', async () => {
    const memory = new LookMemory(1000);
    const look = jest.fn(async () => failed('forbidden'));
    await memory.recall('one', 'payments', look);
    await memory.recall('one', 'ledger', look);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('remembers nothing when its time is zero', async () => {
    const memory = new LookMemory(0);
    const look = jest.fn(async () => failed('timeout'));
    await memory.recall('one', 'payments', look);
    await memory.recall('one', 'payments', look);
    expect(look).toHaveBeenCalledTimes(2);
  });
});
