import {
  SourceError,
  type SourceClient,
  type SourceRequestOptions,
  type SourceUse,
} from '@groundwork/source-client';

/** Somebody waits for the doctor, and no answer that it asks for is long. */
export const patience: SourceUse = {
  timeoutMs: 5_000,
  maxBodyBytes: 4 * 1024 * 1024,
};

/** Somebody answered, whatever they said; or nobody did, and why. */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** The parsed body of a success; undefined when it is not JSON. */
      readonly body: unknown;
    }
  | { readonly kind: 'silent'; readonly reason: string };

/** Asks once: every status is an answer. */
export async function ask(
  client: SourceClient,
  path: string,
  options: Omit<SourceRequestOptions, 'allow'> = {},
): Promise<Answer> {
  try {
    const { status, headers, body } = await client.json(path, {
      ...options,
      allow: 'every',
    });
    return { kind: 'answered', status, headers, body };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    // A proxy's page instead of the system's answer: the status counts, and nobody reads this body.
    return error.reason === 'parse_error' && error.status !== undefined
      ? {
          kind: 'answered',
          status: error.status,
          headers: {},
          body: undefined,
        }
      : { kind: 'silent', reason: error.says.replace(/\.$/, '') };
  }
}
