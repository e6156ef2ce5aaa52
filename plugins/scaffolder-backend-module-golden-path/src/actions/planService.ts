import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { GoldenPathConfig, GoldenPathEnvironment } from '../config';
import type { GithubClient } from '../github/GithubClient';
import { ServiceRepository } from '../github/ServiceRepository';
import { assertOwnRepository } from './ownRepository';

function environmentNamed(
  config: GoldenPathConfig,
  name: string,
): GoldenPathEnvironment {
  return (
    config.environments.find(environment => environment.name === name) ?? {
      name,
      domain: 'invalid',
    }
  );
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
        productionDomain: z => z.string(),
        productionIngressClass: z => z.string(),
      },
    },
    async handler(ctx) {
      if (!config.repository) {
        throw new InputError(
          'This portal does not know where new repositories go: set goldenPath.repository.host and .owner in its configuration',
        );
      }
      if (!config.pipelineWorkflow) {
        throw new InputError(
          'This portal does not know the organisation’s pipeline: set goldenPath.pipelineWorkflow in its configuration',
        );
      }
      const { host, owner } = config.repository;
      const { name } = ctx.input;
      const repository = new ServiceRepository(github, { host, owner, name });
      if (!ctx.isDryRun && (await repository.exists())) {
        await assertOwnRepository(repository, {
          component: name,
          owner: ctx.input.owner,
          template: ctx.input.templateRef,
        });
        ctx.logger.info(
          `Taking up the repository of an earlier run: ${repository.webUrl}`,
        );
      }
      const staging = environmentNamed(config, 'staging');
      const production = environmentNamed(config, 'production');
      ctx.output('repoUrl', `${host}?owner=${owner}&repo=${name}`);
      ctx.output('repositoryUrl', repository.webUrl);
      ctx.output('projectSlug', `${owner}/${name}`);
      ctx.output('pipelineWorkflow', config.pipelineWorkflow);
      ctx.output('secretStore', config.secretStore);
      ctx.output('stagingDomain', staging.domain);
      ctx.output('stagingIngressClass', staging.ingressClass ?? '');
      ctx.output('productionDomain', production.domain);
      ctx.output('productionIngressClass', production.ingressClass ?? '');
    },
  });
}
