import { convergedAt, type Company, type Service } from '../../company';
import { catalogFile, openApiFile } from '../content/catalog-files';
import { targetOf } from '../content/manifest-target';
import { manifestFiles } from '../content/manifests';
import { pipelineFile } from '../content/pipeline-files';
import {
  codeChange,
  docsFiles,
  runbook,
  sourceFiles,
} from '../content/source-files';
import type { FileChange } from '../store/import-stream';
import type { RepositoryPlan, Step } from './repository-plan';

/** What a commit changes; in a monorepo most of it in the service's folder. */
export function filesOf(
  { service: named, index, commit }: Step,
  plan: RepositoryPlan,
): readonly FileChange[] {
  const service =
    plan.services.find(({ name }) => name === named.name) ?? named;
  const inFolder = (files: readonly FileChange[]) =>
    plan.services.length === 1
      ? files
      : files.map(file => ({ ...file, path: `${service.name}/${file.path}` }));
  const pipeline = pipelineFile(service, plan.company.seed);
  switch (commit.kind) {
    case 'import':
      return [
        ...inFolder([
          ...sourceFiles(service),
          ...manifests(service, plan.company),
        ]),
        pipeline,
      ];
    case 'catalog':
      return [
        {
          path: 'catalog-info.yaml',
          content: catalogFile(plan.company, plan.services, plan.webUrl),
        },
        ...(service.providesApi === undefined
          ? []
          : [{ path: 'api/openapi.yaml', content: openApiFile(service) }]),
        ...(service.runbook === undefined
          ? []
          : [{ path: service.runbook, content: runbook(service) }]),
      ];
    case 'docs':
      return docsFiles(service);
    case 'pipeline':
      return [
        {
          ...pipeline,
          content: `${pipeline.path === 'Jenkinsfile' ? '//' : '#'} ${
            commit.message
          }, ${new Date(commit.at).getUTCFullYear()}\n${String(
            pipeline.content,
          )}`,
        },
      ];
    case 'converge':
      return convergedFiles(service, plan);
    case 'code':
      return inFolder([codeChange(service, index, commit.message)]);
    default:
      throw new RangeError(
        `no files for ${String(commit.kind satisfies never)}`,
      );
  }
}

/** The call of the one pipeline, in place of what was there, and what it deploys. */
function convergedFiles(
  service: Service,
  { company, services, webUrl }: RepositoryPlan,
): readonly FileChange[] {
  const before = company.earlier?.services.find(
    ({ name }) => name === service.name,
  );
  const gone =
    company.earlier === undefined || before === undefined
      ? []
      : [
          pipelineFile(before, company.seed),
          ...manifests(before, company.earlier),
        ].map(({ path }): FileChange => ({ path, content: undefined }));
  return [
    ...gone,
    pipelineFile(service, company.seed),
    ...manifests(service, company),
    {
      path: 'catalog-info.yaml',
      content: catalogFile(company, services, webUrl),
    },
  ];
}

/** Legacy repositories keep what they apply themselves; what Argo CD runs is in the GitOps repository. */
function manifests(service: Service, company: Company): readonly FileChange[] {
  if (service.type === 'library') {
    return [];
  }
  const folder =
    service.lineage === 'legacy' && convergedAt(service) === undefined
      ? 'k8s'
      : 'deploy';
  return (['staging', 'production'] as const).flatMap(environment =>
    manifestFiles(
      targetOf(company, service, environment, 'latest'),
      `${folder}/${environment}`,
    ),
  );
}
