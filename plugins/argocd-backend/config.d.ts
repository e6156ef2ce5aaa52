import type { HumanDuration } from '@backstage/types';

export interface Config {
  argocd?: {
    /** Time that one answer of an instance may take; two seconds when not set. */
    timeout?: HumanDuration | string;
    /**
     * Whether applications live in other namespaces than Argo CD's own.
     * @visibility frontend
     */
    namespacedApps?: boolean;
    appLocatorMethods?: Array<{
      /** Only `config` is known: instances are those listed here. */
      type: string;
      instances?: Array<{
        /**
         * Name by which people know the instance.
         * @visibility frontend
         */
        name: string;
        /**
         * Address of its API.
         * @visibility frontend
         */
        url: string;
        /**
         * Address of its pages, when that is another one.
         * @visibility frontend
         */
        frontendUrl?: string;
        /**
         * Token of an account that may get applications and nothing else.
         * @visibility secret
         */
        token: string;
      }>;
    }>;
  };
}
