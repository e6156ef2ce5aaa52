import { labelSelector } from '../clusters/api/selectors';
import type { Cluster } from '../clusters/cluster';
import { textAt } from '../clusters/objects/json';
import type { KubernetesObject } from '../clusters/objects/kubernetes-object';
import { projectOf, type Application } from './application';

export const CONTROLLER = 'argocd-application-controller';
export const HOME_NAMESPACE = 'argocd';

export interface ApplicationQuery {
  readonly selector?: string | undefined;
  readonly projects?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly appNamespace?: string | undefined;
}

/** The Applications in the host cluster: what kubectl sees there is what the REST API answers from. */
export class ApplicationStore {
  readonly #host: Cluster;

  constructor(host: Cluster) {
    this.#host = host;
  }

  get version(): string {
    return String(this.#host.store.version);
  }

  all(): readonly Application[] {
    return this.#host.store.listKind('Application');
  }

  select({
    selector,
    projects,
    name,
    appNamespace,
  }: ApplicationQuery): readonly Application[] {
    const matches = labelSelector(selector);
    return this.all().filter(
      application =>
        matches(application) &&
        (!projects ||
          projects.length === 0 ||
          projects.includes(projectOf(application))) &&
        (name === undefined || application.metadata.name === name) &&
        (appNamespace === undefined ||
          application.metadata.namespace === appNamespace),
    );
  }

  find(name: string, namespace = HOME_NAMESPACE): Application | undefined {
    return this.all().find(
      each =>
        each.metadata.name === name && each.metadata.namespace === namespace,
    );
  }

  write(application: Application, manager: string, at: number): Application {
    return this.#host.write(application, { manager, operation: 'Update' }, at);
  }

  remove(application: Application): void {
    this.#host.remove(this.#host.typeOf(application), application.metadata);
  }

  projects(): readonly KubernetesObject[] {
    return this.#host.store.listKind('AppProject');
  }

  eventsOf(application: Application): readonly KubernetesObject[] {
    return this.#host.store
      .listKind('Event', application.metadata.namespace, '')
      .filter(
        event =>
          textAt(event, 'involvedObject', 'uid') === application.metadata.uid,
      );
  }

  /** Tells of every change of an Application. Returns how to stop. */
  onChange(
    listener: (
      type: 'ADDED' | 'MODIFIED' | 'DELETED',
      application: Application,
    ) => void,
  ): () => void {
    return this.#host.store.onChange(({ type, resource, object }) => {
      if (resource.kind === 'Application') listener(type, object);
    });
  }
}
