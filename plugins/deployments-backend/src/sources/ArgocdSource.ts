import type { DeploymentLocator } from '@groundwork/plugin-deployments-common';
import type { SourceClients } from '@groundwork/source-client';
import {
  argocdOf,
  type ApplicationSelection,
  type ArgocdInstance,
} from '@groundwork/source-client/argocd';
import {
  type Application,
  applicationSchema,
  applicationSighting,
} from './argocdApplication';
import type { LookRequest, Sighting, Sightings, Source } from './types';

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
];

/**
 * Reads applications from lists only. Argo CD says 403 for an application that
 * does not exist, so asking for one by name cannot tell "not there" from "not
 * allowed"; a list that answers without it can: it is absent.
 */
export class ArgocdSource implements Source {
  readonly kind = 'argocd';
  readonly #instance: ArgocdInstance;
  readonly #sources: SourceClients;

  constructor(instance: ArgocdInstance, sources: SourceClients) {
    this.#instance = instance;
    this.#sources = sources;
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
    const applications = await this.#list(
      wanted.size === 1 && only ? { name: only } : { fields: FIELDS },
      signal,
    );
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
          const own = await this.#list({ selector }, signal);
          sightings.set(
            entityRef,
            own.map(item => this.#sighting(item)),
          );
        }
      }),
    );
    return sightings;
  }

  #list(
    selection: ApplicationSelection,
    signal: AbortSignal,
  ): Promise<readonly Application[]> {
    return argocdOf(this.#sources.within({ signal }))
      .client(this.#instance)
      .applications(applicationSchema, selection);
  }

  #sighting(application: Application): Sighting {
    return applicationSighting(application, this.#instance);
  }
}
