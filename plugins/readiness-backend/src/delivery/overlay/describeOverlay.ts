import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Overlay, Saying } from './said';

/** What somebody said, as the interface tells it. */
export function describeOverlay({
  id,
  service,
  claim,
  said,
  revoked,
}: Overlay): ReadinessSchemas['DeliveryOverlay'] {
  return {
    ...{ id, service, ...claim },
    said: describeSaying(said),
    ...(revoked ? { revoked: describeSaying(revoked) } : {}),
  };
}

function describeSaying({
  by,
  atMs,
  reason,
}: Saying): ReadinessSchemas['DeliverySaying'] {
  return { by, at: new Date(atMs).toISOString(), reason };
}
