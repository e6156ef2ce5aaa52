import type { Workload } from '@groundwork/plugin-readiness-common';
import type { Metadata } from '../cluster/objects';

type Claims = Workload['claims'];

/** `<application>:<group>/<kind>:<namespace>/<name>` (Argo CD's annotation tracking). */
function tracking(
  of: { apiVersion: string; kind: string },
  { name, namespace, annotations }: Metadata,
): Claims['argocdTracking'] {
  const match = /^(.+?):([^:]*)\/([^:/]+):([^/]*)\/(.+)$/.exec(
    annotations['argocd.argoproj.io/tracking-id'] ?? '',
  );
  if (!match) return undefined;
  const [, application = '', group, kind, trackedNamespace, trackedName] =
    match;
  const ownGroup = of.apiVersion.includes('/')
    ? of.apiVersion.split('/')[0]
    : '';
  const matchesSelf =
    group === ownGroup &&
    kind === of.kind &&
    trackedNamespace === (namespace ?? '') &&
    trackedName === name;
  return { application, matchesSelf };
}

function flux({ labels }: Metadata): string | undefined {
  for (const tool of ['kustomize', 'helm']) {
    const name = labels[`${tool}.toolkit.fluxcd.io/name`];
    if (name !== undefined)
      return `${labels[`${tool}.toolkit.fluxcd.io/namespace`] ?? ''}/${name}`;
  }
  return undefined;
}

/** Who says that he owns the object; a claim that an object merely carries is for the check to judge. */
export function claimsOf(
  of: { apiVersion: string; kind: string },
  metadata: Metadata,
): Claims {
  const { labels, annotations } = metadata;
  const argocdTracking = tracking(of, metadata);
  const fluxOwner = flux(metadata);
  const instanceLabel = labels['app.kubernetes.io/instance'];
  const release =
    labels['app.kubernetes.io/managed-by'] === 'Helm'
      ? annotations['meta.helm.sh/release-name']
      : undefined;
  return {
    ...(argocdTracking ? { argocdTracking } : {}),
    ...(instanceLabel === undefined ? {} : { instanceLabel }),
    ...(fluxOwner === undefined ? {} : { flux: fluxOwner }),
    ...(release === undefined ? {} : { helmRelease: release }),
  };
}
