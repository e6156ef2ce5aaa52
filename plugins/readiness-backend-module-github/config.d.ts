export interface Config {
  readiness?: {
    /** Files in which the organisation says about itself what no API knows. */
    registers?: {
      /** What teams attest, each statement dated, signed and with an end. */
      attestations?: {
        /** `owner/name` of the repository. */
        repository: string;
        /** Path of the YAML file in it. */
        path: string;
        /** Git host; the first configured one unless stated. */
        host?: string;
      };
      /** Size, portal, accelerators, convergence plans, mandates and needs. */
      declarations?: {
        /** `owner/name` of the repository. */
        repository: string;
        /** Path of the YAML file in it. */
        path: string;
        /** Git host; the first configured one unless stated. */
        host?: string;
      };
    };
    jenkins?: {
      /** Where the shared libraries that Jenkinsfiles name are kept. */
      libraries?: Array<{
        /** Name as in `@Library('name@version')`. */
        name: string;
        /** `owner/name` of the repository. */
        repository: string;
      }>;
    };
  };
}
