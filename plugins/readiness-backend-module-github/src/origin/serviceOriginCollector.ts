import {
  observed,
  serviceOrigin,
  type Observation,
  type ServiceOrigin,
  type Subject,
} from '@groundwork/plugin-readiness-common';
import type {
  CollectContext,
  Collector,
} from '@groundwork/plugin-readiness-node';
import { GithubRepository } from '../repository/githubRepository';
import { noRepository } from '../repository/noRepository';

/** What `catalog:write` and `catalog:register` leave in the entries that they make. */
const TEMPLATE = 'backstage.io/source-template';
const VERSION = 'backstage.io/template-version';

/** Reads when a component's repository was made, in one request, and what its entry says of a template. */
export class ServiceOriginCollector implements Collector<ServiceOrigin> {
  readonly id = 'github:service-origin';
  readonly produces = serviceOrigin;
  readonly appliesTo = {
    kind: 'Component',
    lifecycle: ['production'],
  } as const;

  async collect(
    subject: Subject,
    context: CollectContext,
  ): Promise<Observation<ServiceOrigin>> {
    const repository = GithubRepository.of(subject, context);
    if (!repository) return noRepository(subject);
    const { slug, source } = repository;
    const createdAt = await repository.createdAt(context);
    const template = subject.annotations?.[TEMPLATE];
    const templateVersion = subject.annotations?.[VERSION];
    return observed(
      {
        repository: slug,
        repositoryCreatedAt: new Date(createdAt).toISOString(),
        ...(template === undefined ? {} : { template }),
        ...(templateVersion === undefined ? {} : { templateVersion }),
      },
      {
        source,
        request: { method: 'GET', path: repository.path('') },
        object: { repo: slug },
      },
    );
  }
}
