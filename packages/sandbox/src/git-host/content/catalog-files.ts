import { stringify } from 'yaml';
import {
  jenkinsJobsOf,
  pagedBy,
  placesOf,
  type Company,
  type Service,
} from '../../company';
import { PRODUCT_TEAMS } from '../../company/organisation-chart';

const API_VERSION = 'backstage.io/v1alpha1';

/** Several YAML documents in one file, as a catalog file may hold them. */
export function yamlDocuments(documents: readonly unknown[]): string {
  return documents
    .map(document => stringify(document, { lineWidth: 0 }))
    .join('---\n');
}

/** The catalog file of a repository: a component for each of its services, their APIs and databases. */
export function catalogFile(
  company: Company,
  services: readonly Service[],
  webUrl: string,
): string {
  return yamlDocuments(
    services.flatMap(service => [
      component(company, service, webUrl),
      ...(service.providesApi === undefined
        ? []
        : [api(service, service.providesApi)]),
      ...(hasDatabase(service) ? [database(service)] : []),
    ]),
  );
}

function component(
  company: Company,
  service: Service,
  webUrl: string,
): unknown {
  const repository = `${company.organisation}/${service.repository}`;
  const source = `${webUrl}/${repository}`;
  const providers = new Map(
    company.services.map(each => [each.name, each.providesApi]),
  );
  const consumed = service.dependsOn.flatMap(name => providers.get(name) ?? []);
  const links = [
    ...(service.runbook === undefined
      ? []
      : [
          {
            url: `${source}/blob/main/${service.runbook}`,
            title: 'Runbook',
            icon: 'docs',
            type: 'runbook',
          },
        ]),
    ...(service.onCall === undefined
      ? []
      : [
          {
            url: `${webUrl}/${company.organisation}/rotas/${service.onCall}`,
            title: `On call: ${service.onCall}`,
            icon: 'alert',
            type: 'on-call',
          },
        ]),
  ];
  return {
    apiVersion: API_VERSION,
    kind: 'Component',
    metadata: {
      name: service.name,
      description: service.description,
      labels: { tier: `tier-${service.tier}` },
      tags: [service.lineage === 'api' ? 'typescript' : 'java', service.squad],
      annotations: {
        'github.com/project-slug': repository,
        ...jenkinsAnnotation(company, service),
        ...kubernetesAnnotation(service),
        ...applicationAnnotation(company, service),
        ...(service.docsChangedAt === undefined
          ? {}
          : { 'backstage.io/techdocs-ref': 'dir:.' }),
        ...(service.onCall === undefined
          ? {}
          : { 'saltmarsh.example/on-call': service.onCall }),
        ...pagerAnnotation(service),
      },
      ...(links.length === 0 ? {} : { links }),
    },
    spec: {
      type: service.type,
      lifecycle: service.lifecycle,
      owner: service.catalogOwner,
      system: service.system,
      ...(service.providesApi === undefined
        ? {}
        : { providesApis: [service.providesApi] }),
      ...(consumed.length === 0 ? {} : { consumesApis: consumed }),
      dependsOn: [
        ...service.dependsOn.map(name => `component:${name}`),
        ...(hasDatabase(service) ? [`resource:${service.name}-db`] : []),
      ],
    },
  };
}

/** The job that builds a service of the legacy lineage. */
function jenkinsAnnotation(
  company: Company,
  { repository, lineage }: Service,
): Readonly<Record<string, string>> {
  const job =
    lineage === 'legacy' ? jenkinsJobsOf(company).get(repository) : undefined;
  return job === undefined ? {} : { 'jenkins.io/job-full-name': job.fullName };
}

/** Where the incidents of a service are kept, when somebody is paged for them. */
function pagerAnnotation(service: Service): Readonly<Record<string, string>> {
  const id = pagedBy(service);
  return id === undefined ? {} : { 'pagerduty.com/service-id': id };
}

/** By what clusters are asked for a service. */
function kubernetesAnnotation(
  service: Service,
): Readonly<Record<string, string>> {
  if (service.type === 'library') return {};
  return service.isSelected
    ? {
        'backstage.io/kubernetes-label-selector': `app.kubernetes.io/name=${service.name}`,
        'backstage.io/kubernetes-namespace': service.team,
      }
    : { 'backstage.io/kubernetes-id': service.name };
}

/** By what Argo CD is asked for a service: its name in every instance, or the label that its regions share. */
function applicationAnnotation(
  company: Company,
  service: Service,
): Readonly<Record<string, string>> {
  const applications = new Set(
    placesOf(company, service)
      .filter(({ owner }) => owner === 'argocd' || owner === 'argocd-manual')
      .map(({ application }) => application),
  );
  if (applications.size === 0) return {};
  return applications.size === 1
    ? { 'argocd/app-name': service.name }
    : { 'argocd/app-selector': `backstage.io/kubernetes-id=${service.name}` };
}

function hasDatabase(service: Service): boolean {
  return service.type === 'service' && service.tier !== 3;
}

function database(service: Service): unknown {
  return {
    apiVersion: API_VERSION,
    kind: 'Resource',
    metadata: {
      name: `${service.name}-db`,
      description: `What ${service.name} keeps.`,
    },
    spec: {
      type: 'database',
      owner: service.catalogOwner,
      system: service.system,
    },
  };
}

function api(service: Service, name: string): unknown {
  return {
    apiVersion: API_VERSION,
    kind: 'API',
    metadata: { name, description: `The HTTP interface of ${service.name}.` },
    spec: {
      type: 'openapi',
      lifecycle: service.lifecycle,
      owner: service.catalogOwner,
      system: service.system,
      definition: { $text: './api/openapi.yaml' },
    },
  };
}

export function openApiFile(service: Service): string {
  const noun = service.name.replaceAll('-', ' ');
  const reference = {
    description: `One record of ${noun}`,
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/Record' } },
    },
  };
  return stringify({
    openapi: '3.0.3',
    info: {
      title: service.name,
      version: '1.0.0',
      description: service.description,
    },
    paths: {
      [`/${service.name}`]: {
        get: {
          operationId: 'list',
          summary: `Records of ${noun}, newest first`,
          parameters: [
            { name: 'after', in: 'query', schema: { type: 'string' } },
          ],
          responses: {
            200: {
              description: 'A page',
              content: {
                'application/json': {
                  schema: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/Record' },
                  },
                },
              },
            },
          },
        },
      },
      [`/${service.name}/{id}`]: {
        get: {
          operationId: 'read',
          parameters: [
            {
              name: 'id',
              in: 'path',
              required: true,
              schema: { type: 'string' },
            },
          ],
          responses: { 200: reference, 404: { description: 'There is none' } },
        },
      },
    },
    components: {
      schemas: {
        Record: {
          type: 'object',
          required: ['id', 'at'],
          properties: {
            id: { type: 'string' },
            at: { type: 'string', format: 'date-time' },
          },
        },
      },
    },
  });
}

/** Domains and systems have no repository of their own; they live in one file of the platform team. */
export function organisationCatalogFile(company: Company): string {
  const titles = new Map(PRODUCT_TEAMS.map(team => [team.name, team.title]));
  const domains = company.teams
    .filter(team => !team.platform)
    .map(team => ({
      apiVersion: API_VERSION,
      kind: 'Domain',
      metadata: {
        name: team.name,
        title: titles.get(team.name) ?? team.title,
        description: `Everything that ${team.title} answers for.`,
      },
      spec: { owner: team.name },
    }));
  const systems = company.squads.map(squad => ({
    apiVersion: API_VERSION,
    kind: 'System',
    metadata: {
      name: squad.name,
      description: `The services of ${squad.name.replaceAll('-', ' ')}.`,
    },
    spec: { owner: squad.name, domain: squad.team },
  }));
  return yamlDocuments([...domains, ...systems]);
}
