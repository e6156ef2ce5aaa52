import { stringify } from 'yaml';
import type { FileChange } from '../store/import-stream';
import { accountOf, cloudVariables } from './cloud-access';
import {
  hostIn,
  imageOf,
  type ManifestTarget,
  namespaceOf,
} from './manifest-target';
import {
  exporterVariables,
  monitorSpec,
  scrapeAnnotations,
  telemetryOf,
} from './telemetry';
import { upkeepOf } from './upkeep';

const KUBERNETES_ID = 'backstage.io/kubernetes-id';

/** The plain manifests of a service in an environment, one object per file. */
export function manifestFiles(
  target: ManifestTarget,
  folder: string,
): readonly FileChange[] {
  const { service, environment } = target;
  const host = hostIn(service, environment);
  const objects: Readonly<Record<string, unknown>> = {
    ...(service.type === 'job'
      ? { 'cronjob.yaml': cronJob(target) }
      : {
          'deployment.yaml': deployment(target),
          'service.yaml': serviceObject(target),
        }),
    ...(host === undefined ? {} : entryPoint(target, host)),
    ...(target.secrets === 'shared-document'
      ? {}
      : { 'external-secret.yaml': externalSecret(target) }),
    ...(telemetryOf(service) === 'monitor'
      ? { 'service-monitor.yaml': serviceMonitor(target) }
      : {}),
  };
  return Object.entries(objects).map(([name, object]) => ({
    path: `${folder}/${name}`,
    content: stringify(object, { lineWidth: 0 }),
  }));
}

function metadata({ service }: ManifestTarget, name = service.name) {
  return {
    name,
    namespace: namespaceOf(service),
    labels: labelsOf(service),
    annotations: idOf(service),
  };
}

/** What says whose an object is; a service that selects its objects leaves it out. */
function idOf({
  name,
  isSelected,
}: ManifestTarget['service']): Readonly<Record<string, string>> {
  return isSelected ? {} : { [KUBERNETES_ID]: name };
}

function labelsOf(
  service: ManifestTarget['service'],
): Readonly<Record<string, string>> {
  return {
    app: service.name,
    'app.kubernetes.io/name': service.name,
    ...idOf(service),
  };
}

function probes(service: ManifestTarget['service']): object {
  const { isReadyProbed, isAliveProbed } = upkeepOf(service);
  const ask = (path: string) => ({ httpGet: { path, port: 'http' } });
  return {
    ...(isReadyProbed ? { readinessProbe: ask('/health') } : {}),
    ...(isAliveProbed ? { livenessProbe: ask('/alive') } : {}),
  };
}

function podTemplate(target: ManifestTarget) {
  const { service, version, secrets } = target;
  const account = accountOf(service);
  const env = [
    ...cloudVariables(
      service,
      secrets === 'shared-document' ? undefined : `${service.name}-secrets`,
    ),
    ...exporterVariables(service),
  ];
  const annotations = scrapeAnnotations(service);
  return {
    metadata: {
      labels: labelsOf(service),
      ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    },
    spec: {
      ...(account === undefined ? {} : { serviceAccountName: account }),
      containers: [
        {
          name: service.name,
          image: imageOf(service.name, version),
          ...(env.length === 0 ? {} : { env }),
          ...(service.type === 'job'
            ? {}
            : {
                ports: [{ containerPort: 8080, name: 'http' }],
                ...probes(service),
              }),
          resources: upkeepOf(service).statesMemory
            ? {
                requests: { cpu: '100m', memory: '256Mi' },
                limits: { memory: '512Mi' },
              }
            : { requests: { cpu: '100m' } },
          ...(target.secrets === 'shared-document'
            ? {}
            : {
                envFrom: [{ secretRef: { name: `${service.name}-secrets` } }],
              }),
        },
      ],
      ...(service.type === 'job' ? { restartPolicy: 'Never' } : {}),
    },
  };
}

function deployment(target: ManifestTarget): unknown {
  const { service } = target;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(target),
    spec: {
      replicas: service.replicas,
      selector: { matchLabels: { app: service.name } },
      template: podTemplate(target),
    },
  };
}

function cronJob(target: ManifestTarget): unknown {
  const { restartPolicy, ...spec } = {
    restartPolicy: 'Never',
    ...podTemplate(target).spec,
  };
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata(target),
    spec: {
      schedule: '0 3 * * *',
      jobTemplate: {
        spec: {
          template: {
            ...podTemplate(target),
            spec: { ...spec, restartPolicy },
          },
        },
      },
    },
  };
}

function serviceObject(target: ManifestTarget): unknown {
  const { service } = target;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(target),
    spec: {
      selector: { app: service.name },
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    },
  };
}

function serviceMonitor(target: ManifestTarget): unknown {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: metadata(target),
    spec: monitorSpec(target.service),
  };
}

function entryPoint(
  target: ManifestTarget,
  host: string,
): Readonly<Record<string, unknown>> {
  const { service, ingress } = target;
  if (ingress === 'gateway-api') {
    const spec = {
      parentRefs: [{ name: 'public', namespace: 'gateway' }],
      hostnames: [host],
      rules: [{ backendRefs: [{ name: service.name, port: 80 }] }],
    };
    return {
      'http-route.yaml': {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: metadata(target),
        spec,
      },
    };
  }
  const backend = { service: { name: service.name, port: { name: 'http' } } };
  const spec = {
    ingressClassName: ingress,
    rules: [
      { host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } },
    ],
  };
  return {
    'ingress.yaml': {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: metadata(target),
      spec,
    },
  };
}

function externalSecret(target: ManifestTarget): unknown {
  const { service, environment, secrets } = target;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: metadata(target, `${service.name}-secrets`),
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: secrets },
      target: { name: `${service.name}-secrets` },
      dataFrom: [
        { extract: { key: `${environment}/${service.team}/${service.name}` } },
      ],
    },
  };
}
