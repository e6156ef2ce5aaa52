import type { Place } from '../../company/places';
import type { Service } from '../../company/types';

/** A service where it runs, and what is wrong with it there. */
export interface Placement extends Place {
  readonly service: Service;
  readonly trouble: Service['trouble'];
}
