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
  /** Absent of a source that others only refer to. */
  readonly path?: string;
  readonly targetRevision: string;
}

export interface Destination {
  readonly server: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string;
}

export interface HistoryEntry {
  readonly id: number;
  /** Of the first source. */
  readonly revision: string;
  /** Of the others, in their order. */
  readonly further: readonly string[];
}

/** Where it comes from: `spec.source`, or each of `spec.sources`. */
export function sourcesOf(
  application: JsonObject,
): readonly [Source, ...Source[]] {
  const [first, ...others] = listAt(application, 'spec', 'sources').map(
    readSource,
  );
  return [
    first ?? readSource(objectAt(application, 'spec', 'source')),
    ...others,
  ];
}

/** The one whose folder is brought; the others are only referred to. */
export function sourceOf(application: JsonObject): Source {
  return sourcesOf(application)[0];
}

function readSource(source: Json): Source {
  const path = textAt(source, 'path');
  return {
    repoUrl: textAt(source, 'repoURL') ?? '',
    ...(path === undefined ? {} : { path }),
    targetRevision: textAt(source, 'targetRevision') ?? 'HEAD',
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
  return listAt(application, 'status', 'history').map(entry => {
    const [first, ...further] = listAt(entry, 'revisions').map(String);
    return {
      id: numberAt(entry, 'id') ?? 0,
      revision: first ?? textAt(entry, 'revision') ?? '',
      further,
    };
  });
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
