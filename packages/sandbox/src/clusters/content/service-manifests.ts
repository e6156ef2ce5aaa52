import { parse } from 'yaml';
import { z } from 'zod';
import { isArgoCd, type Place } from '../../company/places';
import type { Company, Release, Service } from '../../company/types';
import {
  targetAt,
  type ManifestTarget,
} from '../../git-host/content/manifest-target';
import { manifestFiles } from '../../git-host/content/manifests';
import {
  annotationsOf,
  groupOf,
  labelsOf,
  parseObject,
  type KubernetesObject,
} from '../objects/kubernetes-object';
import { referToSecrets } from './secret-references';

export interface Delivery {
  readonly company: Company;
  readonly service: Service;
  readonly place: Place;
  readonly release: Release;
}

const VERSION = '0.0.0-any';
const known = new WeakMap<Company, Map<string, string>>();

/** What a service's owner brings to the cluster for a release, with the marks that this kind of owner leaves. */
export function deliveredObjects(
  delivery: Delivery,
): readonly KubernetesObject[] {
  const { company, service, place } = delivery;
  const { environment, owner } = place;
  const manifests = manifestsOf(delivery);
  if (isArgoCd(owner))
    return manifests.map(manifest => trackedBy(place.application, manifest));
  const team = company.teams.find(each => each.name === service.team);
  return referToSecrets(manifests, {
    service,
    environment,
    owner,
    mechanism: team?.secrets ?? 'vault',
  }).map(manifest => markedBy(delivery, manifest));
}

/** Reading YAML is slow beside everything else here, and one release differs from the next in its version alone. */
function manifestsOf({
  company,
  service,
  place,
  release,
}: Delivery): readonly KubernetesObject[] {
  const key = `${place.name} ${service.name}`;
  const texts = known.get(company) ?? new Map<string, string>();
  known.set(company, texts);
  const text =
    texts.get(key) ??
    readManifests(targetAt(company, { service, place, version: VERSION }));
  texts.set(key, text);
  return z
    .array(z.unknown())
    .parse(JSON.parse(text.replaceAll(VERSION, release.version)))
    .flatMap(manifest => parseObject(manifest) ?? []);
}

function readManifests(target: ManifestTarget): string {
  const files = manifestFiles(target, '');
  return JSON.stringify(
    files.flatMap(({ content }) =>
      typeof content === 'string' ? [parse(content)] : [],
    ),
  );
}

/** The manifest with the annotation by which Argo CD knows its own. */
export function trackedBy(
  application: string,
  manifest: KubernetesObject,
): KubernetesObject {
  const { namespace, name } = manifest.metadata;
  const id = `${application}:${groupOf(manifest)}/${manifest.kind}:${
    namespace ?? ''
  }/${name}`;
  return withMetadata(manifest, {
    annotations: { 'argocd.argoproj.io/tracking-id': id },
  });
}

function markedBy(
  { service, place, release }: Delivery,
  manifest: KubernetesObject,
): KubernetesObject {
  switch (place.owner) {
    case 'helm':
      return withMetadata(manifest, {
        labels: {
          'app.kubernetes.io/managed-by': 'Helm',
          'app.kubernetes.io/instance': service.name,
          'app.kubernetes.io/version': release.version,
          'helm.sh/chart': `${
            service.lineage === 'legacy' ? 'bank-service' : 'api-service'
          }-0.${service.tier}.0`,
        },
        annotations: {
          'meta.helm.sh/release-name': service.name,
          'meta.helm.sh/release-namespace': manifest.metadata.namespace ?? '',
        },
      });
    case 'flux':
      return withMetadata(manifest, {
        labels: {
          'kustomize.toolkit.fluxcd.io/name': service.name,
          'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
        },
      });
    default:
      return manifest;
  }
}

interface Marks {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

function withMetadata(
  manifest: KubernetesObject,
  { labels, annotations }: Marks,
): KubernetesObject {
  return {
    ...manifest,
    metadata: {
      ...manifest.metadata,
      ...(labels ? { labels: { ...labelsOf(manifest), ...labels } } : {}),
      ...(annotations
        ? { annotations: { ...annotationsOf(manifest), ...annotations } }
        : {}),
    },
  };
}
