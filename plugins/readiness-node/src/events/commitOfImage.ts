import type { DeliveryEventOf } from '@groundwork/plugin-readiness-common';
import { SourceError, type FailureReason } from '@groundwork/source-client';
import type {
  ImageReference,
  Registries,
} from '@groundwork/source-client/registry';

/** Why no commit is known. */
export type WithoutSha = NonNullable<
  DeliveryEventOf<'deployment'>['withoutSha']
>;

/** A commit, or why it is not known. */
export type FoundCommit =
  | { readonly sha: string }
  | { readonly withoutSha: WithoutSha };

/** What another attempt may not meet; anything else is an answer. */
const SILENCE: readonly FailureReason[] = [
  'timeout',
  'rate_limited',
  'unreachable',
  'server_error',
  'tls',
];

/** Asks which commit an image was built from. A registry that does not answer is a reason, and no failure of the reading. */
export async function commitOfImage(
  registries: Registries,
  image: ImageReference,
): Promise<FoundCommit> {
  try {
    const found = await registries.commitOf(image);
    return 'sha' in found
      ? found
      : {
          withoutSha: {
            reason: found.without,
            detail: `The image is ${nameOf(image)}.`,
          },
        };
  } catch (error) {
    if (error instanceof SourceError) {
      return { withoutSha: notRead(error, registryReasons(error)) };
    }
    throw error;
  }
}

/** A failure as a reason, with its words. */
export function notRead(
  error: SourceError,
  reason: WithoutSha['reason'],
): WithoutSha {
  return { reason, detail: error.message.slice(0, 1024) };
}

function registryReasons({ reason }: SourceError): WithoutSha['reason'] {
  return SILENCE.includes(reason) ? 'registry-silent' : 'registry-refused';
}

function nameOf({ registry, repository, tag, digest }: ImageReference): string {
  const name = `${registry}/${repository}`;
  const tagged = tag === undefined ? name : `${name}:${tag}`;
  return (digest === undefined ? tagged : `${tagged}@${digest}`).slice(0, 900);
}
