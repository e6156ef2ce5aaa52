export interface Config {
  readiness?: {
    /** Accounts of PagerDuty whose incidents count. */
    pagerduty?: Array<{
      /** Name by which `pagerduty.com/account` of a component chooses it; a component without one is in the first account. */
      name: string;
      /** Address of the API. Default: https://api.pagerduty.com; in the EU https://api.eu.pagerduty.com. */
      apiBaseUrl?: string;
      /**
       * Read-only API key.
       * @visibility secret
       */
      token: string;
      /** Incidents of which urgency count: `high`, `low` or both. Default: [high]. */
      urgencies?: string[];
    }>;
  };
}
