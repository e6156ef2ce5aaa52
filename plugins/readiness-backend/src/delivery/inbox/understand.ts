import { DeliveryEvent } from '@groundwork/plugin-readiness-common';
import {
  checkEvents,
  DecodedEvent,
  DecodingContext,
  EventDecoder,
  ToldEvent,
} from '@groundwork/plugin-readiness-node';
import { redactText } from '@groundwork/source-client';

const LONGEST_REASON = 1000;

/** What was made of an event. */
export type Understood =
  | { readonly outcome: 'concerns nobody' }
  | {
      readonly outcome: 'understood';
      readonly decoded: Omit<DecodedEvent, 'events'>;
      readonly events: readonly DeliveryEvent[];
    }
  | { readonly outcome: 'not understood'; readonly reason: string };

/** Has an event decoded, and what came of it checked. It touches nothing. */
export function understand(
  told: ToldEvent,
  context: DecodingContext,
  {
    decoders,
    secrets,
  }: {
    readonly decoders: ReadonlyMap<string, EventDecoder>;
    readonly secrets: readonly string[];
  },
): Understood {
  const decoder = decoders.get(told.topic);
  if (!decoder) {
    return notUnderstood(`Nothing here understands events of ${told.topic}`);
  }
  try {
    const decoded = decoder.decode(told, context);
    if (!decoded) {
      return { outcome: 'concerns nobody' };
    }
    const { events, setAside } = checkEvents(decoded.events, secrets);
    const [wrong] = setAside;
    return wrong
      ? notUnderstood(wrong.reason)
      : { outcome: 'understood', decoded, events };
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return notUnderstood(redactText(says, secrets));
  }
}

function notUnderstood(reason: string): Understood {
  return { outcome: 'not understood', reason: reason.slice(0, LONGEST_REASON) };
}
