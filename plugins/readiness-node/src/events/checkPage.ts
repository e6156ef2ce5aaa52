import {
  DeliveryEvent,
  DeliveryEventInput,
  deliveryEventSchema,
} from '@groundwork/plugin-readiness-common';
import { redact } from '@groundwork/source-client';
import { SetAside } from './eventSink';

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
      const [issue] = result.error.issues;
      setAside.push({
        reason: `${issue?.path.join('.') || 'event'}: ${issue?.message}`,
        event: JSON.stringify(redacted).slice(0, LONGEST_TEXT),
      });
    }
  }
  return { events: good, setAside };
}
