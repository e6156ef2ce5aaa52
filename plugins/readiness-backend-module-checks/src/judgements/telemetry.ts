/** Whether metrics or traces of a workload are collected: docs/how-to/collect-telemetry.md. */
import type {
  Finding,
  TelemetryWay,
  Workload,
} from '@groundwork/plugin-readiness-common';
import { list } from '../population/words';
import { fails, holds, isUnknown, type Judgement } from './judgement';
import { podSelector } from './podSelector';

/** What of a workload tells whether its metrics or traces are collected. */
export type Watched = Pick<
  Workload,
  'namespace' | 'name' | 'podLabels' | 'telemetry'
>;

/** What each way is called where it is counted. */
export const WAY_WORDS: Readonly<Record<TelemetryWay, string>> = {
  monitor: 'A monitor of the Prometheus operator',
  annotation: 'An annotation for Prometheus',
  instrumentation: 'Put into its pods by the cluster',
  exporter: 'A variable that says where to send them',
};

/** A monitor of pods: unlike one of Services it needs nothing else. */
function monitorFor(
  watched: Omit<Watched, 'telemetry'>,
): NonNullable<Finding['mend']> {
  const { namespace, name } = watched;
  return {
    into: 'a new file beside its manifest; port and path are yours',
    yaml: `apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    matchLabels: ${podSelector(watched)}
  podMetricsEndpoints:
    - port: http
      path: /metrics
`,
  };
}

/** Judges "metrics or traces of it are collected". One sign decides; what could not be followed may be another. */
export function judgeTelemetry(watched: Watched): Judgement {
  const { telemetry } = watched;
  if (!telemetry) return isUnknown('was last read before telemetry was');
  const { signs, unanswered, open } = telemetry;
  if (signs.length > 0) return holds;
  if (open.length > 0)
    return isUnknown(
      `shows nothing that collects its metrics or traces, and ${list(
        open,
      )} could not be followed`,
    );
  return unanswered.length > 0
    ? fails(
        `asks for instrumentation (${list(
          unanswered,
        )}), and none of its running pods has any`,
        monitorFor(watched),
      )
    : fails(
        'shows nothing that collects its metrics or traces',
        monitorFor(watched),
      );
}
