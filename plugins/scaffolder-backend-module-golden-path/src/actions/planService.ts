import { InputError } from '@backstage/errors';
import {
  type ActionContext,
  createTemplateAction,
} from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import type { SourceClients } from '@groundwork/source-client';
import type { z as actionZod } from 'zod/v3';
import { applicationAnnotationOf } from '../argocd/applicationName';
import type { GoldenPathConfig } from '../config';
import { NO_DOMAIN } from '../environments';
import { ServiceRepository } from '../github/ServiceRepository';
import type { Ownership } from '../parameters/Ownership';
import { checked } from '../parameters/fields';
import { checkedWishes } from '../parameters/wishes';
import { assertFree } from '../names/assertFree';
import { type LookOptions, lookAround } from '../names/lookAround';
import type { Asking, Wanted } from '../names/Name';
import { readable } from '../StepFailure';

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

/** What there is already of the service, when it may be continued. */
async function takenUp(
  options: LookOptions,
  wanted: Wanted,
  asking: Asking,
): Promise<readonly string[]> {
  const situation = await lookAround(options, wanted, asking);
  return assertFree(wanted.component, situation);
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

type Checkpoints = Pick<ActionContext<JsonObject>, 'checkpoint'>;

/** When the run began; one that goes on after a restart began before it. */
function beginningOf(ctx: Checkpoints): Promise<string> {
  return ctx.checkpoint({
    key: 'startedAt',
    fn: () => new Date().toISOString(),
  });
}

/** Whether the service was there before the run; what the run itself made before a restart was not. */
function isContinuation(
  ctx: Checkpoints,
  there: readonly string[],
): Promise<boolean> {
  return ctx.checkpoint({ key: 'continues', fn: () => there.length > 0 });
}

/** The version of zod in which actions describe themselves. */
type Z = typeof actionZod;

const OUTPUT = {
  service: (z: Z) =>
    z.object({
      name: z.string(),
      owner: z.string(),
      ownerName: z.string(),
      description: z.string(),
      tier: z.string().describe('Empty without one'),
      system: z.string().describe('Empty without one'),
      systemName: z.string().describe('Empty without one'),
      onCall: z.string().describe('Address of the rota; empty without one'),
    }),
  repoUrl: (z: Z) =>
    z.string().describe('The repository in the scaffolder’s notation'),
  repositoryUrl: (z: Z) =>
    z.string().describe('Address of the repository for people'),
  projectSlug: (z: Z) => z.string().describe('owner/name of the repository'),
  pipelineWorkflow: (z: Z) =>
    z.string().describe('The organisation’s reusable workflow'),
  secretStore: (z: Z) => z.string(),
  stagingDomain: (z: Z) => z.string(),
  stagingIngressClass: (z: Z) => z.string(),
  stagingGateway: (z: Z) =>
    z.string().describe('Empty where services have an Ingress'),
  stagingGatewayNamespace: (z: Z) => z.string(),
  productionDomain: (z: Z) => z.string(),
  productionIngressClass: (z: Z) => z.string(),
  productionGateway: (z: Z) =>
    z.string().describe('Empty where services have an Ingress'),
  productionGatewayNamespace: (z: Z) => z.string(),
  argocdAnnotation: (z: Z) =>
    z.string().describe('Annotation that names the service’s applications'),
  argocdValue: (z: Z) => z.string().describe('Value of that annotation'),
  startedAt: (z: Z) =>
    z.string().describe('When the run began, for the time it took'),
  continues: (z: Z) =>
    z
      .boolean()
      .describe(
        'True when something of the service was there before the run, which then says nothing of the time that the service took',
      ),
};

/**
 * First step of every template: checks what was typed into the form, says where
 * the new service will live, from the organisation's configuration, and stops
 * before anything is created when a value is wrong, the name is taken or a setting
 * is missing. Later steps take what was typed from its output.
 */
export function createPlanServiceAction(options: {
  readonly config: GoldenPathConfig;
  readonly sources: SourceClients;
  readonly ownership: Ownership;
  readonly catalog: LookOptions['catalog'];
}) {
  const { config, sources, ownership, catalog } = options;
  return createTemplateAction({
    id: 'groundwork:service:plan',
    description:
      'Checks what was typed into the form, says where the new service will live, and stops early when its name is taken.',
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the service'),
        owner: z => z.string().describe('Entity reference of the owning group'),
        description: z => z.string().describe('One line'),
        tier: z => z.string().optional(),
        system: z => z.string().optional().describe('Entity reference'),
        onCall: z =>
          z
            .string()
            .optional()
            .describe('Address of the page that says who is on call'),
        templateRef: z =>
          z.string().describe('Entity reference of the template'),
      },
      output: OUTPUT,
    },
    async handler(ctx) {
      ctx.output('startedAt', await beginningOf(ctx));
      const template = checked('templateRef', ctx.input.templateRef);
      const service = await checkedWishes(ctx.input, {
        ownership,
        credentials: await ctx.getInitiatorCredentials(),
      });
      const needed = neededOf(config);
      const { host, owner } = needed.repository;
      const { name } = service;
      const address = { host, owner, name };
      const repository = new ServiceRepository(sources, address);
      const wanted = {
        component: name,
        owner: service.owner,
        template,
        values: service,
      };
      const there = ctx.isDryRun
        ? []
        : await takenUp({ config, sources, catalog }, wanted, {
            credentials: await ctx.getInitiatorCredentials(),
            signal: ctx.signal,
          });
      if (there.length > 0) {
        ctx.logger.info(
          `Continuing ${name}, which an earlier run began. There is already:\n${there
            .map(thing => `- ${thing}`)
            .join('\n')}`,
        );
      }
      ctx.output('continues', await isContinuation(ctx, there));
      ctx.output('service', service);
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
