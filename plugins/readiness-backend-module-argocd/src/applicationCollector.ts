import {
  application,
  observed,
  type InstanceApplications,
  type Observation,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import {
  argocdMeaning,
  SourceError,
  type CollectContext,
  type Collector,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import { applicationItemSchema, applicationOf } from './application';
import type { InstanceAccess } from './config';

const PATH = '/api/v1/applications';

const listSchema = z.object({
  items: z.array(applicationItemSchema).nullish(),
});

/** Reads all applications of an Argo CD instance with one request. */
export class ApplicationCollector implements Collector<InstanceApplications> {
  readonly id = 'argocd:application';
  readonly produces = application;
  readonly appliesTo = { kind: 'Source', type: ['argocd'] } as const;

  constructor(
    private readonly instances: ReadonlyMap<string, InstanceAccess>,
  ) {}

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<InstanceApplications>> {
    const source = { kind: 'argocd', instance: subject.name };
    const access = this.instances.get(subject.name);
    if (!access) {
      throw new SourceError(
        'unsupported',
        `No Argo CD instance '${subject.name}' is configured under argocd.appLocatorMethods`,
        { source },
      );
    }
    const client = context.http({
      source,
      baseUrl: access.url,
      headers: access.token ? { authorization: `Bearer ${access.token}` } : {},
      meaningOf: argocdMeaning,
    });
    const { body } = await client.json(PATH);
    const { items } = listSchema.parse(body);
    const applications = (items ?? []).map(applicationOf);
    return observed(
      { applications },
      { source, request: { method: 'GET', path: PATH } },
    );
  }
}
