import {
  createApiRef,
  type DiscoveryApi,
  type FetchApi,
} from '@backstage/frontend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';

/** How a question may be cut short. */
export interface AskOptions {
  readonly signal?: AbortSignal;
}

/** The readiness backend as the browser sees it. Answers are unparsed; the queries validate them. */
export interface ReadinessApi {
  organisation(options?: AskOptions): Promise<unknown>;
  history(options?: AskOptions): Promise<unknown>;
  prerequisite(id: string, options?: AskOptions): Promise<unknown>;
  team(
    entityRef: string,
    options?: AskOptions & { readonly cursor?: string },
  ): Promise<unknown>;
  service(entityRef: string, options?: AskOptions): Promise<unknown>;
  evidence(id: string, options?: AskOptions): Promise<unknown>;
  collectors(options?: AskOptions): Promise<unknown>;
}

/** See {@link ReadinessApi}. */
export const readinessApiRef = createApiRef<ReadinessApi>().with({
  id: 'plugin.readiness.service',
  pluginId: 'readiness',
});

/** Asks the readiness backend over HTTP. @throws ResponseError for every answer that is not a success. */
export class ReadinessClient implements ReadinessApi {
  private readonly discoveryApi: DiscoveryApi;
  private readonly fetchApi: FetchApi;

  constructor(deps: {
    readonly discoveryApi: DiscoveryApi;
    readonly fetchApi: FetchApi;
  }) {
    this.discoveryApi = deps.discoveryApi;
    this.fetchApi = deps.fetchApi;
  }

  organisation(options?: AskOptions) {
    return this.ask('/organisation', options);
  }

  history(options?: AskOptions) {
    return this.ask('/organisation/history', options);
  }

  prerequisite(id: string, options?: AskOptions) {
    return this.ask(`/prerequisites/${encodeURIComponent(id)}`, options);
  }

  team(
    entityRef: string,
    options: AskOptions & { readonly cursor?: string } = {},
  ) {
    const query =
      options.cursor === undefined
        ? ''
        : `?cursor=${encodeURIComponent(options.cursor)}`;
    return this.ask(`/teams/${pathOf(entityRef)}${query}`, options);
  }

  service(entityRef: string, options?: AskOptions) {
    return this.ask(`/services/${pathOf(entityRef)}`, options);
  }

  evidence(id: string, options?: AskOptions) {
    return this.ask(`/evidence/${encodeURIComponent(id)}`, options);
  }

  collectors(options?: AskOptions) {
    return this.ask('/collectors', options);
  }

  private async ask(path: string, options: AskOptions = {}): Promise<unknown> {
    const base = await this.discoveryApi.getBaseUrl('readiness');
    const response = await this.fetchApi.fetch(
      `${base}${path}`,
      options.signal ? { signal: options.signal } : {},
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}

function pathOf(entityRef: string): string {
  const { namespace, name } = parseEntityRef(entityRef);
  return `${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}
