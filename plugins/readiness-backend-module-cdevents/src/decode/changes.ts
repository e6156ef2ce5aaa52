import type { Subject } from '@groundwork/plugin-readiness-common';
import type {
  DecodedEvent,
  DecodingContext,
} from '@groundwork/plugin-readiness-node';
import { changeContent, type CdEvent } from './cdEvent';
import { read } from './read';
import { servicesCalled, type Surroundings } from './surroundings';

/** `owner/name` of the repository that a service is built from. */
const PROJECT_SLUG = 'github.com/project-slug';

/** A change says neither its commits nor when they were written, so whatever is read of its services is read at once. */
export function change(
  { subject }: CdEvent,
  { services, collectors }: DecodingContext,
  { source }: Surroundings,
): DecodedEvent | undefined {
  const { repository } = read(changeContent, subject.content);
  const refs = builtFrom(repository.id, services).map(({ ref }) => ref);
  if (refs.length === 0) {
    return undefined;
  }
  const due = collectors.map(each => ({ ...each, services: refs }));
  return { ...{ source, events: [], places: [] }, due };
}

/** By `owner/name`, by the address that ends so, or by the name of the service. */
function builtFrom(
  repository: string,
  services: readonly Subject[],
): readonly Subject[] {
  const called = repository.toLowerCase().replace(/\.git$/, '');
  const own = services.filter(({ annotations }) => {
    const slug = annotations?.[PROJECT_SLUG]?.trim().toLowerCase();
    return slug && (called === slug || called.endsWith(`/${slug}`));
  });
  return own.length > 0 ? own : servicesCalled(repository, services);
}
