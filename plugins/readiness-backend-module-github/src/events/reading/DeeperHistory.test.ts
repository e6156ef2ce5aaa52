import type {
  EventCollector,
  EventContext,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import { readAnew } from '../runs/RunsCollector';
import { DeeperHistory } from './DeeperHistory';

const positionSchema = z.object({ read: z.number() });
type Position = z.infer<typeof positionSchema>;

describe('a collector whose history may be set to more days later', () => {
  let begun: (Position | undefined)[];
  const collector: EventCollector<Position> = {
    id: 'test:runs',
    source: { kind: 'test', instance: 'one' },
    positionSchema,
    streams: async () => [],
    async *read({ position }) {
      begun.push(position);
      yield { events: [], position: { read: (position?.read ?? 0) + 1 } };
    },
  };
  beforeEach(() => {
    begun = [];
  });

  async function read(deep: DeeperHistory<Position>, stored: unknown) {
    const position =
      stored === undefined
        ? {}
        : { position: deep.positionSchema.parse(stored) };
    // The collector of this test asks for nothing else.
    const context = position as unknown as EventContext<Position>;
    const pages = [];
    for await (const page of deep.read(context)) {
      pages.push(deep.positionSchema.parse(page.position));
    }
    return pages.at(-1);
  }

  it('goes on where it was, and is read once more from its beginning when it is to go further back', async () => {
    const first = await read(new DeeperHistory(collector, 30), undefined);
    const second = await read(new DeeperHistory(collector, 30), first);
    expect(second).toEqual({ read: 2, historyDays: 30 });
    const third = await read(new DeeperHistory(collector, 90), second);
    const fourth = await read(new DeeperHistory(collector, 90), third);
    expect(fourth).toEqual({ read: 2, historyDays: 90 });
    expect(begun.map(position => position?.read)).toEqual([
      ...[undefined, 1, undefined, 1],
    ]);
  });

  it('goes on when it is set to less, and later to what it was', async () => {
    const deep = await read(new DeeperHistory(collector, 90), undefined);
    const less = await read(new DeeperHistory(collector, 30), deep);
    await read(new DeeperHistory(collector, 90), less);
    expect(begun.map(position => position?.read)).toEqual([undefined, 1, 2]);
  });

  it('goes on from a position of before the days were noted', async () => {
    await read(new DeeperHistory(collector, 90), { read: 7 });
    expect(begun.map(position => position?.read)).toEqual([7]);
  });

  it('keeps of the position what holds anyway', async () => {
    const kept = () => ({ read: 5 });
    const first = await read(new DeeperHistory(collector, 30), undefined);
    await read(new DeeperHistory(collector, 90, kept), first);
    expect(begun.map(position => position?.read)).toEqual([undefined, 5]);
  });
});

it('where runs deployed to stays known, because that is why they are read', () => {
  expect(readAnew({ environments: ['production'] })).toEqual({
    open: [],
    environments: ['production'],
    read: 0,
  });
});
