import type { HumanDuration } from '@backstage/types';

export interface Config {
  kubernetes?: {
    bounded?: {
      /** Time that one cluster gets for everything that a page asks of it; two seconds when not set. */
      budget?: HumanDuration | string;
    };
  };
}
