export interface Config {
  readiness?: {
    /** Whose history of templates is read; nothing is while neither key is set. */
    scaffolder?: {
      /**
       * Read the runs of this portal's own templates. Set it once they are the organisation's way to a new service: from then
       * on few runs say that few use it. The command line cannot read them.
       */
      ownRuns?: boolean;
      /** Other portals of the organisation, such as the one before this. */
      instances?: Array<{
        /** What its evidence is called; `own` is taken by this portal. */
        name: string;
        /** Address of its backend, such as `https://portal.example.com`. */
        baseUrl: string;
        /**
         * Token of external access to it that may read tasks.
         * @visibility secret
         */
        token?: string;
      }>;
    };
  };
}
