import type { Service } from '../types';

/** When a service took the one pipeline, the one way in and the vault; undefined for one that has not. */
export function convergedAt({ work }: Service): number | undefined {
  return work?.convergedAt;
}

/** Whether it had by then. */
export function wasConverged(service: Service, at: number): boolean {
  const when = convergedAt(service);
  return when !== undefined && when <= at;
}
