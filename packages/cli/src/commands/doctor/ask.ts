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

/** The system answered, whatever it said; or it did not, and why in the words of the source client. */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** The parsed body of a success. */
      readonly body: unknown;
    }
  | { readonly kind: 'silent'; readonly reason: string };

/** Every status is an answer. */
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
    // A sign-in page in front of the system is no answer of its, with whatever status it comes.
    return { kind: 'silent', reason: error.says.replace(/\.$/, '') };
  }
}
