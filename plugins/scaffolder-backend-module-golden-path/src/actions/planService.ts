import { InputError } from '@backstage/errors';
import {
  type ActionContext,
  createTemplateAction,
} from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import { applicationAnnotationOf } from '../argocd/applicationName';
import { NO_DOMAIN, type GoldenPathConfig } from '../config';
import type { GithubClient } from '../github/GithubClient';
import { gitHostFailure } from '../github/gitHostFailure';
import { ServiceRepository } from '../github/ServiceRepository';
import { readable } from '../StepFailure';
import { assertOwnRepository, type ExpectedOrigin } from './ownRepository';

/** How services are reached in an environment; empty is what it does not have. */
function placeOf({ environments }: GoldenPathConfig, environment: string) {
  const found = environments.find(({ name }) => name === environment);
  return {
    domain: found?.domain ?? NO_DOMAIN,
    ingressClass: found?.ingressClass ?? '',
    gateway: found?.gateway?.name ?? '',
    gatewayNamespace: found?.gateway?.namespace ?? '',
  };
}

async function isTakenUp(
  repository: ServiceRepository,
  expected: ExpectedOrigin,
): Promise<boolean> {
  try {
    if (!(await repository.exists())) {
      return false;
    }
    await assertOwnRepository(repository, expected);
    return true;
  } catch (error) {
    throw gitHostFailure(error, []);
  }
}

/** What no service can do without. */
function neededOf({ repository, pipelineWorkflow }: GoldenPathConfig) {
  if (!repository) {
    throw readable(
      new InputError(
        'This portal does not know where new repositories go: set goldenPath.repository.host and .owner in its configuration',
      ),
    );
  }
  if (!pipelineWorkflow) {
    throw readable(
      new InputError(
        'This portal does not know the organisation’s pipeline: set goldenPath.pipelineWorkflow in its configuration',
      ),
    );
  }
  return { repository, pipelineWorkflow };
}

/** When the run began; one that goes on after a restart began before it. */
function beginningOf(
  ctx: Pick<ActionContext<JsonObject>, 'checkpoint'>,
): Promise<string> {
  return ctx.checkpoint({
    key: 'startedAt',
    fn: () => new Date().toISOString(),
  });
}

/**
 * First step of every template: says where the new service will live, from the
 * organisation's configuration, and stops before anything is created when the
 * name is taken or a setting is missing.
 */
export function createPlanServiceAction(options: {
  readonly config: GoldenPathConfig;
  readonly github: GithubClient;
}) {
  const { config, github } = options;
  return createTemplateAction({
    id: 'groundwork:service:plan',
    description:
      'Says where a new service will live and stops early when its name is taken.',
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the service'),
        owner: z => z.string().describe('Entity reference of the owning group'),
        templateRef: z =>
          z.string().describe('Entity reference of the template'),
      },
      output: {
        repoUrl: z =>
          z.string().describe('The repository in the scaffolder’s notation'),
        repositoryUrl: z =>
          z.string().describe('Address of the repository for people'),
        projectSlug: z => z.string().describe('owner/name of the repository'),
        pipelineWorkflow: z =>
          z.string().describe('The organisation’s reusable workflow'),
        secretStore: z => z.string(),
        stagingDomain: z => z.string(),
        stagingIngressClass: z => z.string(),
        stagingGateway: z =>
          z.string().describe('Empty where services have an Ingress'),
        stagingGatewayNamespace: z => z.string(),
        productionDomain: z => z.string(),
        productionIngressClass: z => z.string(),
        productionGateway: z =>
          z.string().describe('Empty where services have an Ingress'),
        productionGatewayNamespace: z => z.string(),
        argocdAnnotation: z =>
          z
            .string()
            .describe('Annotation that names the service’s applications'),
        argocdValue: z => z.string().describe('Value of that annotation'),
        startedAt: z =>
          z.string().describe('When the run began, for the time it took'),
      },
    },
    async handler(ctx) {
      ctx.output('startedAt', await beginningOf(ctx));
      const needed = neededOf(config);
      const { host, owner } = needed.repository;
      const { name } = ctx.input;
      const address = { host, owner, name };
      const repository = new ServiceRepository(github, address, ctx.signal);
      const expected = {
        component: name,
        owner: ctx.input.owner,
        template: ctx.input.templateRef,
      };
      if (!ctx.isDryRun && (await isTakenUp(repository, expected))) {
        ctx.logger.info(
          `Taking up the repository of an earlier run: ${repository.webUrl}`,
        );
      }
      const { annotation, value } = applicationAnnotationOf(config, name);
      ctx.output('argocdAnnotation', annotation);
      ctx.output('argocdValue', value);
      ctx.output('repoUrl', `${host}?owner=${owner}&repo=${name}`);
      ctx.output('repositoryUrl', repository.webUrl);
      ctx.output('projectSlug', `${owner}/${name}`);
      ctx.output('pipelineWorkflow', needed.pipelineWorkflow);
      ctx.output('secretStore', config.secretStore);
      for (const environment of ['staging', 'production'] as const) {
        const place = placeOf(config, environment);
        ctx.output(`${environment}Domain`, place.domain);
        ctx.output(`${environment}IngressClass`, place.ingressClass);
        ctx.output(`${environment}Gateway`, place.gateway);
        ctx.output(`${environment}GatewayNamespace`, place.gatewayNamespace);
      }
    },
  });
}
