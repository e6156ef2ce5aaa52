export interface Config {
  readiness?: {
    argocd?: {
      /**
       * Accounts of Argo CD by which machines start deployments, such as one of a pipeline. Tokens of a project's role are
       * machines without being named here.
       */
      machineAccounts?: string[];
    };
  };
}
