import { isInWindow } from './calendar';
import type { ScopedRecords } from './scope';

/** Something in the data that a reader of the metrics should know. */
export type DeliveryFlag =
  | { readonly type: 'unattributed-incident'; readonly incident: string }
  | {
      readonly type: 'deployment-without-sha';
      readonly service: string;
      readonly deployment: string;
    }
  | {
      readonly type: 'clock-skew';
      readonly service: string;
      readonly change: string;
    };

/** Flags of a window: incidents by the start of their impact, deployments and changes by the deployment's finish. */
export function deliveryFlags({
  scope,
  deployments,
  incidents,
}: ScopedRecords): readonly DeliveryFlag[] {
  const flags: DeliveryFlag[] = [];
  for (const { id, impactStartedAtMs, attribution } of incidents) {
    if (
      'unattributed' in attribution &&
      isInWindow(scope.window, impactStartedAtMs)
    ) {
      flags.push({ type: 'unattributed-incident', incident: id });
    }
  }
  for (const {
    service,
    id,
    status,
    sha,
    finishedAtMs,
    changes,
  } of deployments) {
    if (status !== 'success' || !isInWindow(scope.window, finishedAtMs))
      continue;
    if (sha === undefined)
      flags.push({ type: 'deployment-without-sha', service, deployment: id });
    for (const change of changes)
      if (change.clockSkew)
        flags.push({ type: 'clock-skew', service, change: change.id });
  }
  return flags;
}

/** Short text of a flag; a commit goes by the first seven characters of its SHA. */
export function flagText(flag: DeliveryFlag): string {
  switch (flag.type) {
    case 'unattributed-incident':
      return `unattributed-incident:${flag.incident}`;
    case 'deployment-without-sha':
      return `deployment-without-sha:${flag.deployment}`;
    case 'clock-skew':
      return `clock-skew:${
        flag.change.startsWith('pr') ? flag.change : flag.change.slice(0, 7)
      }`;
    default:
      return flag satisfies never;
  }
}
