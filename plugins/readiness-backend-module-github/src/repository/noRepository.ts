import {
  absent,
  type Observation,
  type Subject,
} from '@groundwork/plugin-readiness-common';

/** What a look at a component finds that names no repository. */
export function noRepository({ ref }: Subject): Observation<never> {
  return absent('Its catalog file names no repository.', {
    source: { kind: 'catalog', instance: 'default' },
    object: { name: ref },
  });
}
