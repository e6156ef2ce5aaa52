import {
  isJsonObject,
  listAt,
  objectAt,
  textAt,
  type Json,
  type JsonObject,
} from './json';

/** A pod's spec as the API server stores it: every default filled in. */
export function withPodDefaults(spec: JsonObject): JsonObject {
  const account =
    textAt(spec, 'serviceAccountName') ?? textAt(spec, 'serviceAccount');
  return {
    ...spec,
    ...(spec.initContainers === undefined
      ? {}
      : {
          initContainers: listAt(spec, 'initContainers').map(
            withContainerDefaults,
          ),
        }),
    containers: listAt(spec, 'containers').map(withContainerDefaults),
    restartPolicy: spec.restartPolicy ?? 'Always',
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? 30,
    dnsPolicy: spec.dnsPolicy ?? 'ClusterFirst',
    ...(account === undefined
      ? {}
      : { serviceAccountName: account, serviceAccount: account }),
    securityContext: spec.securityContext ?? {},
    schedulerName: spec.schedulerName ?? 'default-scheduler',
  };
}

export function withTemplateDefaults(template: JsonObject): JsonObject {
  return {
    ...template,
    metadata: template.metadata ?? {},
    spec: withPodDefaults(objectAt(template, 'spec')),
  };
}

function withContainerDefaults(container: Json): Json {
  if (!isJsonObject(container)) return container;
  const { ports, livenessProbe, readinessProbe, startupProbe, ...rest } =
    container;
  return {
    ...rest,
    ...(ports === undefined
      ? {}
      : { ports: listAt(container, 'ports').map(withProtocol) }),
    resources: container.resources ?? {},
    ...withProbe('livenessProbe', livenessProbe),
    ...withProbe('readinessProbe', readinessProbe),
    ...withProbe('startupProbe', startupProbe),
    terminationMessagePath:
      container.terminationMessagePath ?? '/dev/termination-log',
    terminationMessagePolicy: container.terminationMessagePolicy ?? 'File',
    imagePullPolicy:
      container.imagePullPolicy ??
      (textAt(container, 'image')?.endsWith(':latest')
        ? 'Always'
        : 'IfNotPresent'),
  };
}

export function withProtocol(port: Json): Json {
  return isJsonObject(port)
    ? { ...port, protocol: port.protocol ?? 'TCP' }
    : port;
}

function withProbe(name: string, probe: Json | undefined): JsonObject {
  if (!isJsonObject(probe)) return {};
  const { httpGet } = probe;
  return {
    [name]: {
      ...probe,
      ...(isJsonObject(httpGet)
        ? { httpGet: { ...httpGet, scheme: httpGet.scheme ?? 'HTTP' } }
        : {}),
      timeoutSeconds: probe.timeoutSeconds ?? 1,
      periodSeconds: probe.periodSeconds ?? 10,
      successThreshold: probe.successThreshold ?? 1,
      failureThreshold: probe.failureThreshold ?? 3,
    },
  };
}
