import { says } from './translation';

/**
 * Why a request of a page failed, as it fits behind a colon. A browser calls every request that got no answer a TypeError, in
 * words of its own; an answer that is an error carries what the backend said as its cause.
 */
export function failureWords(
  error: Error,
  outOfReach: string = says.backendOutOfReach,
): string {
  if (error instanceof TypeError) return outOfReach;
  return error.cause instanceof Error && error.cause.message !== ''
    ? error.cause.message
    : error.message;
}
