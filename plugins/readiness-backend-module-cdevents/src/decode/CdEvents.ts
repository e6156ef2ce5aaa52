import type { Config } from '@backstage/config';
import type {
  DecodedEvent,
  DecodingContext,
  EventDecoder,
  ToldEvent,
} from '@groundwork/plugin-readiness-node';
import { readEnvironments } from '@groundwork/source-client/environments';
import { TOPIC } from '../topic';
import { anyEvent, structured, type CdEvent } from './cdEvent';
import { beginning, end } from './incidents';
import { change } from './changes';
import { read } from './read';
import { deployment } from './services';
import type { Surroundings } from './surroundings';

type Meaning = (
  event: CdEvent,
  context: DecodingContext,
  by: Surroundings,
) => DecodedEvent | undefined;

/** Types without their versions. */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['dev.cdevents.service.deployed', deployment],
  ['dev.cdevents.service.upgraded', deployment],
  ['dev.cdevents.service.rolledback', deployment],
  ['dev.cdevents.change.merged', change],
  ['dev.cdevents.incident.detected', beginning],
  ['dev.cdevents.incident.resolved', end],
]);

/** CDEvents of deployments, changes and incidents. Others concern nobody. */
export class CdEvents implements EventDecoder {
  readonly id = 'cdevents:http';
  readonly topics = [TOPIC];
  readonly deliveryHeader = 'ce-id';
  readonly #by: Surroundings;

  constructor(by: Surroundings) {
    this.#by = by;
  }

  static fromConfig(config: Config): CdEvents {
    const instance =
      config.getOptionalString('readiness.cdevents.instance') ?? 'default';
    return new CdEvents({
      source: { kind: 'cdevents', instance },
      environments: readEnvironments(config),
    });
  }

  decode(
    { payload }: ToldEvent,
    context: DecodingContext,
  ): DecodedEvent | undefined {
    const event = read(anyEvent, dataOf(payload));
    const type = event.context.type.replace(/\.\d+\.\d+\.\d+.*$/, '');
    return meanings.get(type)?.(event, context, this.#by);
  }
}

function dataOf(payload: unknown): unknown {
  const { data } = structured.safeParse(payload);
  return data ? data.data : payload;
}
