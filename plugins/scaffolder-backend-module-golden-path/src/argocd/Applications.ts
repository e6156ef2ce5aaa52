import { z } from 'zod';
import type { SourceClients } from '@groundwork/source-client';
import {
  type ArgocdInstance,
  argocdOf,
} from '@groundwork/source-client/argocd';
import { ArgocdWriter } from '@groundwork/source-client/argocd-write';
import type { ApplicationSettings } from '../environments';
import { SERVICE_LABEL } from './applicationName';
import { type ApplicationState, applicationSchema } from './applicationState';

/** What a new application is called and what it deploys. */
export interface NewApplication {
  readonly name: string;
  /** Also its namespace in the cluster. */
  readonly service: string;
  /** Folder of the GitOps repository. */
  readonly path: string;
}

/** The applications of one Argo CD instance, with an account that may create them. */
export class Applications {
  readonly #sources: SourceClients;
  readonly #instance: ArgocdInstance;

  constructor(sources: SourceClients, instance: ArgocdInstance) {
    this.#sources = sources;
    this.#instance = instance;
  }

  /** Address of an application for people. */
  addressOf(name: string): string {
    return `${this.#instance.frontendUrl}/applications/${encodeURIComponent(
      name,
    )}`;
  }

  /** The application, or `undefined` when there is none. With `refresh` Argo CD compares with Git now. */
  find(
    name: string,
    options: { readonly project: string; readonly refresh?: boolean },
  ): Promise<ApplicationState | undefined> {
    const { project, refresh = false } = options;
    return argocdOf(this.#sources)
      .client(this.#instance)
      .application({ name, project }, applicationSchema, { refresh });
  }

  /**
   * Creates the application; the same again is a success. Validation is off
   * because it demands that the folder is in Git already, and the service's first
   * pipeline run is what puts it there.
   */
  async create(
    { name, service, path }: NewApplication,
    settings: ApplicationSettings,
  ): Promise<void> {
    await new ArgocdWriter(this.#sources, this.#instance).create(
      {
        metadata: { name, labels: { [SERVICE_LABEL]: service } },
        spec: {
          project: settings.project,
          source: {
            repoURL: settings.gitops.url,
            path,
            targetRevision: settings.gitops.branch,
          },
          destination: { ...settings.destination, namespace: service },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            syncOptions: ['CreateNamespace=true'],
          },
        },
      },
      z.unknown(),
      { validate: false },
    );
  }
}
