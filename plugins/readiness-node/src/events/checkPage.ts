import {
  DeliveryEvent,
  DeliveryEventInput,
  deliveryEventSchema,
} from '@groundwork/plugin-readiness-common';
import { redact } from '@groundwork/source-client';
import { SetAside } from './eventSink';
import { whatIsWrong } from '../parsing';

const LONGEST_TEXT = 20_000;

/** Events as they should be, and those that are not: one bad event does not hold up the others. */
export function checkEvents(
  events: readonly DeliveryEventInput[],
  secrets: readonly string[],
): {
  readonly events: readonly DeliveryEvent[];
  readonly setAside: readonly SetAside[];
} {
  const good: DeliveryEvent[] = [];
  const setAside: SetAside[] = [];
  for (const event of events) {
    const redacted = redact(event, secrets);
    const result = deliveryEventSchema.safeParse(redacted);
    if (result.success) {
      good.push(result.data);
    } else {
      setAside.push({
        reason: whatIsWrong(result.error, 'event'),
        event: JSON.stringify(redacted).slice(0, LONGEST_TEXT),
      });
    }
  }
  return { events: good, setAside };
}
