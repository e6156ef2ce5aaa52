import { ChangeFailure, DeploymentRecord } from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { absenceOf, describeAbsence } from '../commitAbsence';

const HOUR_MS = 3_600_000;

/** A deployment with what it delivered, what it repaired and how it failed. */
export function describeDeployment(
  record: DeploymentRecord,
): ReadinessSchemas['DeliveryDeployment'] {
  const { service, id, status, kind, sha, failure } = record;
  const absence = absenceOf(record);
  return {
    ...{ service, id, status },
    ...(kind === undefined ? {} : { kind }),
    ...(sha === undefined ? {} : { sha }),
    ...(absence === undefined ? {} : { withoutSha: describeAbsence(absence) }),
    startedAt: new Date(record.startedAtMs).toISOString(),
    finishedAt: new Date(record.finishedAtMs).toISOString(),
    changes: record.changes.map(change => ({
      id: change.id,
      ...(change.repository === undefined
        ? {}
        : { repository: change.repository }),
      ...(change.leadTimeMs === undefined
        ? {}
        : { leadTimeHours: change.leadTimeMs / HOUR_MS }),
      clockSkew: change.clockSkew,
    })),
    rework: [...record.rework],
    ...(failure ? { failure: describeFailure(failure) } : {}),
  };
}

function describeFailure({
  reasons,
  incidents,
  remediedBy,
  recovery,
}: ChangeFailure): ReadinessSchemas['DeliveryFailure'] {
  return {
    reasons: [...reasons],
    incidents: [...incidents],
    remediedBy: [...remediedBy],
    recovery: recovery.state,
    ...(recovery.state === 'recovered'
      ? {
          recoveryHours: (recovery.toMs - recovery.fromMs) / HOUR_MS,
          recoveredAt: new Date(recovery.toMs).toISOString(),
          basis: recovery.basis,
        }
      : {}),
  };
}
