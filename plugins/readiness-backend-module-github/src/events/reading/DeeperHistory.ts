import type {
  EventCollector,
  EventContext,
  EventPage,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';

const depthSchema = z.object({
  /** How many days of history the reading was asked for that began at the beginning. */
  historyDays: z.number().exactOptional(),
});

type Deep<Position> = Position & z.infer<typeof depthSchema>;

/**
 * A collector whose setting may be raised later. What is known up to now says nothing of what is older than it was asked for,
 * so a part is then read once more from its beginning, further back; that tells nothing twice. Setting it lower changes nothing.
 */
export class DeeperHistory<Position extends object>
  implements EventCollector<Deep<Position>>
{
  readonly id;
  readonly source;
  readonly positionSchema;
  readonly streams: EventCollector['streams'];
  readonly #collector: EventCollector<Position>;
  readonly #days: number;
  readonly #kept: (before: Position) => Position | undefined;

  /** @param kept - what of a position holds when it is read anew; nothing unless given */
  constructor(
    collector: EventCollector<Position>,
    days: number,
    kept: (before: Position) => Position | undefined = () => undefined,
  ) {
    this.id = collector.id;
    this.source = collector.source;
    this.positionSchema = z.intersection(collector.positionSchema, depthSchema);
    this.streams = collector.streams.bind(collector);
    this.#collector = collector;
    this.#days = days;
    this.#kept = kept;
  }

  async *read({
    position: before,
    ...context
  }: EventContext<Deep<Position>>): AsyncIterable<EventPage<Deep<Position>>> {
    // One that was stored before this was noted is taken to be as deep as is asked for.
    const depth = before?.historyDays ?? this.#days;
    const position = before && depth < this.#days ? this.#kept(before) : before;
    const historyDays = Math.max(depth, this.#days);
    for await (const page of this.#collector.read({
      ...context,
      ...(position ? { position } : {}),
    })) {
      yield { ...page, position: { ...page.position, historyDays } };
    }
  }
}
