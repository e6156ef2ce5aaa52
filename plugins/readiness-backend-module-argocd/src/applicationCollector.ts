import {
  application,
  observed,
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
import { applicationPage } from './applicationPage';
import { destinationTiers } from './destinationTier';
import { initiators } from './initiators';

const PATH = '/api/v1/applications';

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
    const tierOf = destinationTiers(context.sources, subject.name);
    const items = await instance.applications(applicationItemSchema);
    const initiatorOf = initiators(
      context.sources.config,
      await context.teamsOfPeople(),
    );
    return observed(
      {
        applications: items.map(item => {
          const found = applicationOf(item, initiatorOf);
          const tier = tierOf(found.destination);
          return {
            ...found,
            ...(tier === undefined ? {} : { tier }),
            ...(page ? { url: applicationPage(found, page.frontendUrl) } : {}),
          };
        }),
      },
      { source: instance.source, request: { method: 'GET', path: PATH } },
    );
  }
}
