import type { DeploymentLocator } from '@groundwork/plugin-deployments-common';
import {
  type Application,
  applicationListSchema,
  applicationSighting,
} from './argocdApplication';
import { LookFailure } from './LookFailure';
import { type Endpoint, readJson } from './readJson';
import type { LookRequest, Sighting, Sightings, Source } from './types';

/** One configured Argo CD instance. */
export interface ArgocdInstance extends Endpoint {
  readonly name: string;
  readonly frontendUrl: string;
}

/**
 * Keeps the answer for thousands of applications small. Argo CD knows only a fixed
 * set of field names, neither their parents nor their children. History and
 * conditions are not among them: a batch says what runs, but neither who deployed
 * it nor whether Git holds something for an application that waits.
 */
const FIELDS = [
  'items.metadata.name',
  'items.metadata.namespace',
  'items.spec',
  'items.status.sync.status',
  'items.status.health',
  'items.status.operationState.finishedAt',
  'items.status.summary',
].join(',');

/**
 * Reads applications from lists only. Argo CD says 403 for an application that
 * does not exist, so asking for one by name cannot tell "not there" from "not
 * allowed"; a list that answers without it can: it is absent.
 */
export class ArgocdSource implements Source {
  readonly kind = 'argocd';
  readonly #instance: ArgocdInstance;

  constructor(instance: ArgocdInstance) {
    this.#instance = instance;
  }

  get name(): string {
    return this.#instance.name;
  }

  concerns(locator: DeploymentLocator): boolean {
    return locator.argocd !== undefined;
  }

  async look(
    requests: readonly LookRequest[],
    signal: AbortSignal,
  ): Promise<Sightings> {
    const [byName, bySelector] = await Promise.all([
      this.#lookByName(requests, signal),
      this.#lookBySelector(requests, signal),
    ]);
    return new Map([...byName, ...bySelector]);
  }

  async #lookByName(
    requests: readonly LookRequest[],
    signal: AbortSignal,
  ): Promise<Sightings> {
    const names = new Map<string, string>();
    for (const { entityRef, locator } of requests) {
      if (locator.argocd && 'appName' in locator.argocd) {
        names.set(entityRef, locator.argocd.appName);
      }
    }
    if (names.size === 0) {
      return new Map();
    }
    const wanted = new Set(names.values());
    const [only] = wanted;
    const query = new URLSearchParams(
      wanted.size === 1 && only ? { name: only } : { fields: FIELDS },
    );
    const applications = await this.#list(query, signal);
    const sightings = new Map<string, Sighting[]>();
    for (const [entityRef, name] of names) {
      const own = applications.filter(({ metadata }) => metadata.name === name);
      if (own.length > 0) {
        sightings.set(
          entityRef,
          own.map(item => this.#sighting(item)),
        );
      }
    }
    return sightings;
  }

  async #lookBySelector(
    requests: readonly LookRequest[],
    signal: AbortSignal,
  ): Promise<Sightings> {
    const sightings = new Map<string, Sighting[]>();
    await Promise.all(
      requests.map(async ({ entityRef, locator }) => {
        if (locator.argocd && 'appSelector' in locator.argocd) {
          const { appSelector: selector } = locator.argocd;
          const own = await this.#list(
            new URLSearchParams({ selector }),
            signal,
          );
          sightings.set(
            entityRef,
            own.map(item => this.#sighting(item)),
          );
        }
      }),
    );
    return sightings;
  }

  async #list(
    query: URLSearchParams,
    signal: AbortSignal,
  ): Promise<readonly Application[]> {
    const answer = applicationListSchema.safeParse(
      await readJson(this.#instance, {
        path: `/api/v1/applications?${query}`,
        what: 'the list of applications',
        signal,
      }),
    );
    if (!answer.success) {
      throw new LookFailure(
        'parse_error',
        'The list of applications has an unknown shape.',
        answer.error,
      );
    }
    return answer.data.items ?? [];
  }

  #sighting(application: Application): Sighting {
    return applicationSighting(application, this.#instance);
  }
}
