// Reads Kubernetes objects, a JSON list, from the standard input and writes what is wrong
// with each, a JSON list of lists, by the published schemas of their kinds. A process of its
// own because the schemas are modules that the test runner does not load.
import { text } from 'node:stream/consumers';
import { ExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import { HTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import {
  PrometheusRule,
  ServiceMonitor,
} from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { Deployment } from 'kubernetes-models/apps/v1';
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { RoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { ConfigMap, Service, ServiceAccount } from 'kubernetes-models/v1';

const MODELS = new Map(
  Object.entries({
    'v1/ConfigMap': ConfigMap,
    'v1/Service': Service,
    'v1/ServiceAccount': ServiceAccount,
    'apps/v1/Deployment': Deployment,
    'external-secrets.io/v1/ExternalSecret': ExternalSecret,
    'gateway.networking.k8s.io/v1/HTTPRoute': HTTPRoute,
    'monitoring.coreos.com/v1/PrometheusRule': PrometheusRule,
    'monitoring.coreos.com/v1/ServiceMonitor': ServiceMonitor,
    'networking.k8s.io/v1/Ingress': Ingress,
    'networking.k8s.io/v1/NetworkPolicy': NetworkPolicy,
    'policy/v1/PodDisruptionBudget': PodDisruptionBudget,
    'rbac.authorization.k8s.io/v1/RoleBinding': RoleBinding,
  }),
);

const isObject = value => typeof value === 'object' && value !== null;

/**
 * The object, watched while it is validated. The schemas allow keys that they do not name, a
 * misspelt one among them; but what they do not name nobody looks at.
 */
function watched(object, path, unread) {
  const keys = Array.isArray(object) ? [] : Object.keys(object);
  keys.forEach(key => unread.add(`${path}.${key}`));
  const children = new Map();
  return new Proxy(object, {
    ownKeys(target) {
      // A map of anything: every key is right.
      keys.forEach(key => unread.delete(`${path}.${key}`));
      return Reflect.ownKeys(target);
    },
    get(target, key) {
      const value = Reflect.get(target, key);
      const place = `${path}.${String(key)}`;
      unread.delete(place);
      if (!isObject(value) || !Object.hasOwn(target, key)) {
        return value;
      }
      if (!children.has(key)) {
        children.set(key, watched(value, place, unread));
      }
      return children.get(key);
    },
  });
}

function problemsOf(object) {
  const Model = MODELS.get(`${object.apiVersion}/${object.kind}`);
  if (!Model) {
    return [`no schema for ${object.apiVersion} ${object.kind}`];
  }
  const unread = new Set();
  try {
    Model.prototype.validate.call(watched(new Model(object), '', unread));
  } catch (error) {
    return [error.message];
  }
  return [...unread].map(key => `${key} is not in the schema`);
}

const objects = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(objects.map(problemsOf)));
