import {
  application,
  observed,
  type Application,
  type InstanceApplications,
  type Observation,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import type {
  CollectContext,
  Collector,
} from '@groundwork/plugin-readiness-node';
import { argocdOf } from '@groundwork/source-client/argocd';
import { applicationItemSchema, applicationOf } from './application';

const PATH = '/api/v1/applications';

/** Where people see an application; the namespace is part of the address where Argo CD states one. */
function pageOf({ namespace, name }: Application, frontendUrl: string): string {
  const path = [namespace, name]
    .filter(part => part !== undefined)
    .map(encodeURIComponent)
    .join('/');
  return `${frontendUrl.replace(/\/$/, '')}/applications/${path}`;
}

/** Reads all applications of an Argo CD instance with one request. */
export class ApplicationCollector implements Collector<InstanceApplications> {
  readonly id = 'argocd:application';
  readonly produces = application;
  readonly appliesTo = { kind: 'Source', type: ['argocd'] } as const;

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<InstanceApplications>> {
    const instances = argocdOf(context.sources);
    const instance = instances.client(subject.name);
    const page = instances.all.find(({ name }) => name === subject.name);
    const items = await instance.applications(applicationItemSchema);
    return observed(
      {
        applications: items.map(item => {
          const found = applicationOf(item);
          return page
            ? { ...found, url: pageOf(found, page.frontendUrl) }
            : found;
        }),
      },
      { source: instance.source, request: { method: 'GET', path: PATH } },
    );
  }
}
