import type { Workload } from '@groundwork/plugin-readiness-common';

const USUAL = [
  'app',
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
] as const;

/** The label that most likely selects a workload's pods, as a manifest writes it: a release's version or hash never does. */
export function podSelector({
  podLabels = {},
}: {
  readonly podLabels?: Workload['podLabels'];
}): string {
  const [key, value] = USUAL.flatMap(label =>
    podLabels[label] === undefined ? [] : [[label, podLabels[label]] as const],
  )[0] ?? ['LABEL', 'OF-ITS-PODS'];
  return `{ ${key}: ${value} }`;
}
