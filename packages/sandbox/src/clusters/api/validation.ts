import { invalid, type Cause } from '../objects/api-error';
import { canonical, listAt, objectAt, type Json } from '../objects/json';
import type { KubernetesObject } from '../objects/kubernetes-object';

const WITH_TEMPLATE = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
]);

/** Throws what the API server answers to a workload that could never run. */
export function validate(object: KubernetesObject): void {
  const causes: Cause[] = [];
  if (object.metadata.name === '') {
    causes.push({
      reason: 'FieldValueRequired',
      field: 'metadata.name',
      message: 'Required value: name or generateName is required',
    });
  }
  if (WITH_TEMPLATE.has(object.kind)) causes.push(...templateCauses(object));
  if (causes.length > 0) throw invalid(object, causes);
}

function templateCauses(object: KubernetesObject): readonly Cause[] {
  const causes: Cause[] = [];
  const labels = objectAt(object, 'spec', 'template', 'metadata', 'labels');
  const selector = objectAt(object, 'spec', 'selector', 'matchLabels');
  const selects = (entry: [string, Json | undefined]) =>
    canonical(labels[entry[0]]) === canonical(entry[1]);
  if (Object.keys(selector).length === 0) {
    causes.push({
      reason: 'FieldValueRequired',
      field: 'spec.selector',
      message: 'Required value',
    });
  } else if (!Object.entries(selector).every(selects)) {
    causes.push({
      reason: 'FieldValueInvalid',
      field: 'spec.template.metadata.labels',
      message: `Invalid value: ${canonical(
        labels,
      )}: \`selector\` does not match template \`labels\``,
    });
  }
  if (listAt(object, 'spec', 'template', 'spec', 'containers').length === 0) {
    causes.push({
      reason: 'FieldValueRequired',
      field: 'spec.template.spec.containers',
      message: 'Required value',
    });
  }
  return causes;
}
