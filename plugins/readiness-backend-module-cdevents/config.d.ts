export interface Config {
  readiness?: {
    /** CDEvents over HTTP, at `/api/events/http/cdevents`. */
    cdevents?: {
      /**
       * Signs what is sent: `X-Signature-256: sha256=<HMAC of the body, hexadecimal>`. Without it everything is refused.
       * @visibility secret
       */
      secret: string;
      /** What the sender is called among the sources. Default: default. */
      instance?: string;
    };
  };
}
