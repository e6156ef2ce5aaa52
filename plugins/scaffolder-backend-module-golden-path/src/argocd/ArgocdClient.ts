import type { ApplicationSettings, ArgocdTarget } from '../config';
import { SERVICE_LABEL } from './applicationName';
import { type ApplicationState, readApplication } from './applicationState';

/** What a new application is called and what it deploys. */
export interface NewApplication {
  readonly name: string;
  /** Also its namespace in the cluster. */
  readonly service: string;
  /** Folder of the GitOps repository. */
  readonly path: string;
}

/** A refusal of Argo CD, said so that a person can act on it. */
export class ArgocdRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ArgocdRefusal';
  }
}

const REQUEST_TIMEOUT_MS = 10_000;

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly message: string;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Argo CD answers some refusals in plain text; the caller reads the status.
    return undefined;
  }
}

function messageOf(body: unknown, text: string): string {
  if (typeof body === 'object' && body !== null && 'message' in body) {
    return String(body.message);
  }
  // A page in HTML comes from something in between and says nothing to a person.
  return text.startsWith('<')
    ? 'a page instead of an answer'
    : text.trim().slice(0, 200);
}

function because(status: number, message: string): string {
  switch (status) {
    case 401:
      return 'its token is not accepted';
    case 403:
      return `its account lacks the right (${message})`;
    case 415:
      return 'it does not take this kind of content (a proxy in between may have changed it)';
    default:
      return `${status}, ${message}`;
  }
}

/** Talks to one Argo CD instance with an account that may create applications. */
export class ArgocdClient {
  readonly #target: ArgocdTarget;
  readonly #signal: AbortSignal | undefined;

  constructor(target: ArgocdTarget, signal: AbortSignal | undefined) {
    this.#target = target;
    this.#signal = signal;
  }

  /** Address of an application for people. */
  applicationUrl(name: string): string {
    return `${this.#target.frontendUrl}/applications/${encodeURIComponent(
      name,
    )}`;
  }

  /**
   * The application, or `undefined` when there is none. The project is named
   * because without it Argo CD answers 403 for what does not exist. With `refresh`
   * Argo CD compares with Git now and not at its next round.
   */
  async find(
    name: string,
    options: { readonly project: string; readonly refresh?: boolean },
  ): Promise<ApplicationState | undefined> {
    const query = new URLSearchParams({
      project: options.project,
      ...(options.refresh ? { refresh: 'normal' } : {}),
    });
    const answer = await this.#send(
      `/api/v1/applications/${encodeURIComponent(name)}?${query}`,
    );
    if (answer.status === 404) {
      return undefined;
    }
    if (answer.status !== 200) {
      throw this.#refusal(`read the application ${name}`, answer);
    }
    const application = readApplication(answer.body);
    if (!application) {
      throw new ArgocdRefusal(
        `Argo CD ${
          this.#target.name
        } answered an application of unknown shape.`,
      );
    }
    return application;
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
    const answer = await this.#send(
      '/api/v1/applications?upsert=false&validate=false',
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
    );
    if (answer.status !== 200) {
      throw this.#refusal(`create the application ${name}`, answer);
    }
  }

  async #send(path: string, body?: unknown): Promise<Answer> {
    const { url, token } = this.#target;
    const response = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      signal: AbortSignal.any([
        AbortSignal.timeout(REQUEST_TIMEOUT_MS),
        ...(this.#signal ? [this.#signal] : []),
      ]),
      redirect: 'error',
      headers: {
        authorization: `Bearer ${token}`,
        // Without it every write is 415.
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = parsed(text);
    return {
      status: response.status,
      body: json,
      message: messageOf(json, text),
    };
  }

  #refusal(verb: string, { status, message }: Answer): ArgocdRefusal {
    return new ArgocdRefusal(
      `Argo CD ${this.#target.name} did not let the portal ${verb}: ${because(
        status,
        message,
      )}.`,
    );
  }
}
