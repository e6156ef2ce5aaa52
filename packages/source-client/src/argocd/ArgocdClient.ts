import { z } from 'zod';
import type { SourceClient } from '../client/SourceClient';
import { SourceError, type Source } from '../failure';
import { segment } from './names';

const API = '/api/v1';

/** An empty list is null or has no items: an answer that does not speak of items is none. */
function listOf<T>(schema: z.ZodType<T>) {
  return z.object({ items: z.array(schema).nullable() });
}

/** Whatever has no name is no application, however little is asked of one. */
const named = z.looseObject({ metadata: z.looseObject({ name: z.string() }) });

const namesSchema = listOf(
  z.object({
    metadata: z.object({
      name: z.string(),
      namespace: z.string().optional(),
    }),
  }),
);

const manifestsSchema = z.object({
  manifests: z.array(z.string()).nullish(),
});

/** One application; the namespace only where applications live in others than Argo CD's own. */
export interface ApplicationRef {
  readonly name: string;
  readonly namespace?: string | undefined;
  /** With it Argo CD answers 404 and not 403 for what does not exist. */
  readonly project?: string | undefined;
}

/** Which repository a revision is of, where an application has had several. */
export interface RevisionPlace {
  /** Among the sources of the application, the first is 0. */
  readonly sourceIndex: number;
  /** The entry of the history whose sources are meant; today's unless stated. */
  readonly versionId?: number | undefined;
}

/** Which applications, and how much of each. */
export interface ApplicationSelection {
  readonly name?: string | undefined;
  readonly selector?: string | undefined;
  readonly namespace?: string | undefined;
  readonly projects?: string | undefined;
  /** Paths of fields, such as `items.metadata.name`. Argo CD knows a fixed set: no parents, no children. */
  readonly fields?: readonly string[];
}

/** Reads one instance. There is no way to write through it. */
export class ArgocdClient {
  readonly source: Source;
  /** For what has no method here. */
  readonly http: SourceClient;

  constructor(http: SourceClient) {
    this.http = http;
    this.source = http.target.source;
  }

  /** Applications that the account may see; Argo CD leaves out all others. */
  async applications<T>(
    schema: z.ZodType<T>,
    { fields, name, selector, namespace, projects }: ApplicationSelection = {},
  ): Promise<readonly T[]> {
    const { items } = await this.http.read(
      `${API}/applications`,
      listOf(schema),
      {
        query: given({
          name,
          selector,
          appNamespace: namespace,
          projects,
          fields: fields?.join(','),
        }),
        what: 'the list of applications',
        right: 'applications, get',
      },
    );
    return items ?? [];
  }

  /**
   * One application; undefined when there is none. Argo CD answers 403 both for what is not there and for what may not be
   * read, unless its project is named; so a list is asked then, and what it does not contain is absent. With `refresh`
   * Argo CD compares with Git now and not at its next round.
   */
  async application<T>(
    ref: ApplicationRef,
    schema: z.ZodType<T>,
    { refresh = false }: { readonly refresh?: boolean } = {},
  ): Promise<T | undefined> {
    try {
      return await this.http.read(
        applicationPath(ref),
        named.transform((answer): unknown => answer).pipe(schema),
        {
          query: {
            ...applicationQuery(ref),
            ...(refresh ? { refresh: 'normal' } : {}),
          },
          what: `the application ${ref.name}`,
          right: 'applications, get',
        },
      );
    } catch (error) {
      if (error instanceof SourceError && error.status === 404) {
        return undefined;
      }
      if (
        error instanceof SourceError &&
        error.status === 403 &&
        ref.project === undefined &&
        !(await this.#isListed(ref))
      ) {
        return undefined;
      }
      throw error;
    }
  }

  /** Who made a revision, when and why. Argo CD looks for it in the repository of the first source, unless told where it is. */
  revisionMetadata<T>(
    ref: ApplicationRef,
    revision: string,
    schema: z.ZodType<T>,
    place?: RevisionPlace,
  ): Promise<T> {
    return this.http.read(
      `${applicationPath(ref)}/revisions/${segment(
        'revision',
        revision,
      )}/metadata`,
      schema,
      {
        query: {
          ...applicationQuery(ref),
          ...given({
            sourceIndex: place?.sourceIndex.toString(),
            versionId: place?.versionId?.toString(),
          }),
        },
        what: `the revision ${revision} of ${ref.name}`,
        right: 'applications, get',
      },
    );
  }

  /** What Argo CD makes of the application at a revision, or at a revision of each of its sources, as JSON texts. */
  async manifests(
    ref: ApplicationRef,
    revision: string | readonly string[],
  ): Promise<readonly string[]> {
    const at = [revision].flat();
    const query = new URLSearchParams([
      ...Object.entries(applicationQuery(ref)),
      ...(typeof revision === 'string'
        ? [['revision', revision]]
        : revision.flatMap((each, index) => [
            ['revisions', each],
            ['sourcePositions', String(index + 1)],
          ])),
    ]);
    const { manifests } = await this.http.read(
      `${applicationPath(ref)}/manifests?${query}`,
      manifestsSchema,
      {
        what: `the manifests of ${ref.name} at ${at.join(' and ')}`,
        right: 'applications, get',
      },
    );
    return manifests ?? [];
  }

  /** As it calls itself, such as `v3.1.0+abcdef0`. */
  async version(): Promise<string> {
    const { Version: version } = await this.http.read(
      '/api/version',
      z.object({ Version: z.string() }),
      { what: 'its version' },
    );
    return version;
  }

  /** When the application may be synced. */
  syncWindows<T>(ref: ApplicationRef, schema: z.ZodType<T>): Promise<T> {
    return this.http.read(`${applicationPath(ref)}/syncwindows`, schema, {
      query: applicationQuery(ref),
      what: `the sync windows of ${ref.name}`,
      right: 'applications, get',
    });
  }

  async #isListed({
    name,
    namespace,
    project,
  }: ApplicationRef): Promise<boolean> {
    const { items } = await this.http.read(`${API}/applications`, namesSchema, {
      query: given({
        name,
        appNamespace: namespace,
        projects: project,
        fields: 'items.metadata.name,items.metadata.namespace',
      }),
      what: 'the list of applications',
      right: 'applications, get',
    });
    return (items ?? []).some(
      ({ metadata }) =>
        metadata.name === name &&
        (namespace === undefined || metadata.namespace === namespace),
    );
  }
}

/** Path of one application. @throws InputError for what is no name */
export function applicationPath({ name }: ApplicationRef): string {
  return `${API}/applications/${segment('application', name)}`;
}

/** Query by which one application is told from others of its name. */
export function applicationQuery({
  namespace,
  project,
}: ApplicationRef): Readonly<Record<string, string>> {
  if (namespace !== undefined) {
    segment('namespace', namespace);
  }
  return given({ appNamespace: namespace, project });
}

function given(
  query: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
}
