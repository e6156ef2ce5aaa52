import {
  listAt,
  numberAt,
  objectAt,
  textAt,
  type Json,
  type JsonObject,
} from '../clusters/objects/json';
import type { KubernetesObject } from '../clusters/objects/kubernetes-object';

/** An Application is an object of its host cluster like any other; these read it. */
export type Application = KubernetesObject;

export interface Source {
  readonly repoUrl: string;
  readonly path: string;
  readonly targetRevision: string;
}

export interface Destination {
  readonly server: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string;
}

export interface HistoryEntry {
  readonly id: number;
  readonly revision: string;
}

export function sourceOf(application: JsonObject): Source {
  return {
    repoUrl: textAt(application, 'spec', 'source', 'repoURL') ?? '',
    path: textAt(application, 'spec', 'source', 'path') ?? '',
    targetRevision:
      textAt(application, 'spec', 'source', 'targetRevision') ?? 'HEAD',
  };
}

export function destinationOf(application: JsonObject): Destination {
  return {
    server: textAt(application, 'spec', 'destination', 'server'),
    name: textAt(application, 'spec', 'destination', 'name'),
    namespace:
      textAt(application, 'spec', 'destination', 'namespace') ?? 'default',
  };
}

export function projectOf(application: JsonObject): string {
  return textAt(application, 'spec', 'project') ?? 'default';
}

export function isAutomated(application: JsonObject): boolean {
  return objectAt(application, 'spec', 'syncPolicy').automated !== undefined;
}

export function healsItself(application: JsonObject): boolean {
  return (
    objectAt(application, 'spec', 'syncPolicy', 'automated').selfHeal === true
  );
}

export function syncOptionsOf(application: JsonObject): readonly Json[] {
  return listAt(application, 'spec', 'syncPolicy', 'syncOptions');
}

export function historyOf(application: JsonObject): readonly HistoryEntry[] {
  return listAt(application, 'status', 'history').map(entry => ({
    id: numberAt(entry, 'id') ?? 0,
    revision: textAt(entry, 'revision') ?? '',
  }));
}

/** `group/name` of the Git host from an address of the repository. */
export function repositoryOf({ repoUrl }: Source): string {
  return repoUrl
    .replace(/\.git$/, '')
    .split('/')
    .slice(-2)
    .join('/');
}

/** How Argo CD's answers carry an Application: without kind and version. */
export function withoutKind(application: Application): JsonObject {
  const { apiVersion: _apiVersion, kind: _kind, ...rest } = application;
  return rest;
}

export function withStatus(
  application: Application,
  patch: JsonObject,
): Application {
  return {
    ...application,
    status: { ...objectAt(application, 'status'), ...patch },
  };
}
