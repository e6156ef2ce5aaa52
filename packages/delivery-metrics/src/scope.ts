import {
  calendarIn,
  isInWindow,
  type Calendar,
  type MetricWindow,
} from './calendar';
import type { DeliveryRecords } from './deliveryLedger';
import type { DeploymentRecord, IncidentRecord } from './records';
import type { DeliverySettings } from './settings';

/** Which records a set of metrics is about. */
export interface MetricScope {
  readonly window: MetricWindow;
  readonly settings: DeliverySettings;
  /** Services to pool; all of them without it. */
  readonly services?: readonly string[] | undefined;
  /** When the sources were last read; without it, the window's end. */
  readonly asOfMs?: number | undefined;
}

/** Records of one scope, cut into what the metrics ask for. */
export interface ScopedRecords {
  readonly scope: MetricScope;
  readonly calendar: Calendar;
  /** All deployments of the services in scope, in and out of the window. */
  readonly deployments: readonly DeploymentRecord[];
  /** Successful ones that finished in the window and that no option leaves out. */
  readonly counted: readonly DeploymentRecord[];
  /** Rollouts that failed in the window and yet harmed users, or that count by option. */
  readonly failedRollouts: readonly DeploymentRecord[];
  /** Incidents of the services in scope, in and out of the window. */
  readonly incidents: readonly IncidentRecord[];
}

/** Cuts records to a scope. */
export function scopeRecords(
  records: DeliveryRecords,
  scope: MetricScope,
): ScopedRecords {
  const services = scope.services && new Set(scope.services);
  const inScope = (service: string) =>
    services === undefined || services.has(service);
  const deployments = records.deployments.filter(deployment =>
    inScope(deployment.service),
  );
  const inWindow = deployments.filter(deployment =>
    isInWindow(scope.window, deployment.finishedAtMs),
  );
  return {
    scope,
    calendar: calendarIn(scope.settings.timeZone),
    deployments,
    counted: inWindow.filter(
      ({ status, leftOut }) => status === 'success' && leftOut === undefined,
    ),
    failedRollouts: inWindow.filter(
      ({ status, failure }) => status === 'failure' && failure !== undefined,
    ),
    incidents: records.incidents.filter(
      incident => services === undefined || incident.services.some(inScope),
    ),
  };
}

/** Name of a deployment across services. */
export function deploymentName({
  service,
  id,
}: Pick<DeploymentRecord, 'service' | 'id'>): string {
  return `${service}/${id}`;
}
