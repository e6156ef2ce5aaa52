import type {
  AnswerOf,
  OpenApiClient,
  RequestOf,
} from '@groundwork/openapi-client';
import type { ReadinessOperations } from '@groundwork/plugin-readiness-common';
import type {
  DeliveryBaseline,
  DeliveryDeploymentDetails,
  DeliveryDeployments,
  DeliveryNumbers,
  DeliveryOverlay,
  DeliveryOverlays,
  DeliveryProof,
  DeliveryTarget,
  DeliveryTeams,
  ServiceInTeamDelivery,
} from './answers';
import { pathOf, type AskOptions } from './asking';

/** Whose deliveries are asked for. */
export type DeliveryScope =
  | { readonly of: 'organisation' }
  | { readonly of: 'team' | 'service'; readonly ref: string };

/** A window; it ends with today, as the backend's time zone has it, where its end is left out. */
export interface AskedDays {
  readonly days: number;
  /** The tier whose deployments count; production unless stated. */
  readonly tier?: string | undefined;
  /** The day after the last one. */
  readonly to?: string | undefined;
}

/** The numbers of a scope; those of a team with its services beside. */
export interface DeliveryAnswer {
  readonly numbers: DeliveryNumbers;
  readonly services?: readonly ServiceInTeamDelivery[];
}

/** The deployments behind a number. */
export interface AskedDeployments extends AskedDays {
  readonly metric:
    | 'deployment-frequency'
    | 'lead-time'
    | 'change-fail-rate'
    | 'recovery-time'
    | 'rework-rate';
  /** Those of a rate that are counted against it. */
  readonly only?: 'failed' | 'unplanned' | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** One deployment, as an address names it. */
export interface DeploymentName {
  readonly service: string;
  readonly id: string;
}

/** The baselines that the caller may read, the newest first, and whether the caller may freeze another. */
export type Baselines = AnswerOf<ReadinessOperations['listBaselines']>;

/** What is to be frozen. */
export type AskedBaseline = RequestOf<
  ReadinessOperations['freezeBaseline']
>['body'];

/** What a metric is to become. */
export type AskedTarget = RequestOf<ReadinessOperations['setTarget']>['body'];

/** Whose deliveries something was said about. */
export type SaidAbout = Exclude<DeliveryScope, { readonly of: 'organisation' }>;

/** What somebody wants to say, and why. */
export type AskedOverlay = RequestOf<ReadinessOperations['sayOverlay']>['body'];

/** Deployments by environment, those of production left out. */
export type OtherEnvironments = AnswerOf<
  ReadinessOperations['getServiceEnvironments']
>;

/** Events that nobody understood, the newest first, and whether the caller may have one decoded again. */
export type SetAsideEvents = AnswerOf<ReadinessOperations['listSetAside']>;

/** One of them as it was told. */
export type SetAsideTold = AnswerOf<ReadinessOperations['getSetAside']>;

/** What became of one that was decoded again. */
export type ReplayedEvent = AnswerOf<ReadinessOperations['replaySetAside']>;

/** What the delivery pages ask the readiness backend. */
export interface DeliveryApi {
  numbers(
    scope: DeliveryScope,
    days: AskedDays,
    options?: AskOptions,
  ): Promise<DeliveryAnswer>;
  teams(
    asked: AskedDays & { readonly cursor?: string | undefined },
    options?: AskOptions,
  ): Promise<DeliveryTeams>;
  deployments(
    scope: DeliveryScope,
    asked: AskedDeployments,
    options?: AskOptions,
  ): Promise<DeliveryDeployments>;
  deployment(
    of: DeploymentName,
    options?: AskOptions,
  ): Promise<DeliveryDeploymentDetails>;
  /** What a service was deployed to beside production. */
  environments(
    service: string,
    days: AskedDays,
    options?: AskOptions,
  ): Promise<OtherEnvironments>;
  /** Those of a scope, by its reference, or all of them. */
  baselines(
    scope: string | undefined,
    options?: AskOptions,
  ): Promise<Baselines>;
  /** A baseline by its hash, and what has become of it by a day; `to` is the day after, today where it is left out. */
  proof(
    of: { readonly hash: string; readonly to?: string | undefined },
    options?: AskOptions,
  ): Promise<DeliveryProof>;
  freeze(asked: AskedBaseline): Promise<DeliveryBaseline>;
  setTarget(hash: string, asked: AskedTarget): Promise<DeliveryTarget>;
  overlays(about: SaidAbout, options?: AskOptions): Promise<DeliveryOverlays>;
  say(service: string, asked: AskedOverlay): Promise<DeliveryOverlay>;
  revoke(
    overlay: Pick<DeliveryOverlay, 'service' | 'id'>,
    reason: string,
  ): Promise<DeliveryOverlay>;
  setAside(options?: AskOptions): Promise<SetAsideEvents>;
  setAsideEvent(id: string, options?: AskOptions): Promise<SetAsideTold>;
  replay(id: string): Promise<ReplayedEvent>;
}

/** See {@link DeliveryApi}. */
export class DeliveryClient implements DeliveryApi {
  readonly #client: OpenApiClient<ReadinessOperations>;

  constructor(client: OpenApiClient<ReadinessOperations>) {
    this.#client = client;
  }

  async numbers(
    scope: DeliveryScope,
    query: AskedDays,
    options?: AskOptions,
  ): Promise<DeliveryAnswer> {
    const ask = this.#client;
    switch (scope.of) {
      case 'organisation':
        return {
          numbers: await ask.ask('getOrganisationDelivery', { query }, options),
        };
      case 'service':
        return {
          numbers: await ask.ask(
            'getServiceDelivery',
            { path: pathOf(scope.ref), query },
            options,
          ),
        };
      case 'team':
        return ask.ask(
          'getTeamDelivery',
          { path: pathOf(scope.ref), query },
          options,
        );
      default:
        throw new Error(`Unknown scope ${String(scope satisfies never)}`);
    }
  }

  teams(
    query: AskedDays & { readonly cursor?: string | undefined },
    options?: AskOptions,
  ) {
    return this.#client.ask('getTeamsDelivery', { query }, options);
  }

  deployments(
    scope: DeliveryScope,
    query: AskedDeployments,
    options?: AskOptions,
  ) {
    switch (scope.of) {
      case 'organisation':
        return this.#client.ask(
          'getOrganisationDeliveryDeployments',
          { query },
          options,
        );
      case 'service':
        return this.#client.ask(
          'getServiceDeliveryDeployments',
          { path: pathOf(scope.ref), query },
          options,
        );
      case 'team':
        return this.#client.ask(
          'getTeamDeliveryDeployments',
          { path: pathOf(scope.ref), query },
          options,
        );
      default:
        throw new Error(`Unknown scope ${String(scope satisfies never)}`);
    }
  }

  deployment({ service, id }: DeploymentName, options?: AskOptions) {
    return this.#client.ask(
      'getServiceDeliveryDeployment',
      { path: pathOf(service), query: { id } },
      options,
    );
  }

  environments(service: string, query: AskedDays, options?: AskOptions) {
    return this.#client.ask(
      'getServiceEnvironments',
      { path: pathOf(service), query },
      options,
    );
  }

  baselines(scope: string | undefined, options?: AskOptions) {
    return this.#client.ask('listBaselines', { query: { scope } }, options);
  }

  proof(
    { hash, to }: { readonly hash: string; readonly to?: string | undefined },
    options?: AskOptions,
  ) {
    return this.#client.ask(
      'getBaseline',
      { path: { hash }, query: { to } },
      options,
    );
  }

  freeze(body: AskedBaseline) {
    return this.#client.ask('freezeBaseline', { body });
  }

  setTarget(hash: string, body: AskedTarget) {
    return this.#client.ask('setTarget', { path: { hash }, body });
  }

  overlays({ of, ref }: SaidAbout, options?: AskOptions) {
    return this.#client.ask(
      of === 'team' ? 'listTeamOverlays' : 'listServiceOverlays',
      { path: pathOf(ref) },
      options,
    );
  }

  say(service: string, body: AskedOverlay) {
    return this.#client.ask('sayOverlay', { path: pathOf(service), body });
  }

  revoke(
    { service, id }: Pick<DeliveryOverlay, 'service' | 'id'>,
    reason: string,
  ) {
    return this.#client.ask('revokeOverlay', {
      path: { ...pathOf(service), overlay: id },
      body: { reason },
    });
  }

  setAside(options?: AskOptions) {
    return this.#client.ask('listSetAside', {}, options);
  }

  setAsideEvent(event: string, options?: AskOptions) {
    return this.#client.ask('getSetAside', { path: { event } }, options);
  }

  replay(event: string) {
    return this.#client.ask('replaySetAside', { path: { event } });
  }
}
