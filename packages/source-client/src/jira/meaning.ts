import { reasonOfStatus, type Meaning } from '../client/meaning';

/** Says that the account was not let in, also where the answer is what nobody in particular may see. */
const LOGIN = 'x-seraph-loginreason';

/** Whether an answer was given to nobody in particular although an account was named. */
export function isStranger(headers: Readonly<Record<string, string>>): boolean {
  return /AUTHENTICATED_FAILED|AUTHENTICATION_DENIED/.test(
    headers[LOGIN] ?? '',
  );
}

/**
 * Jira Cloud: a wrong token makes the account nobody in particular, and a project that may not be seen is not there. Somebody
 * has named the project, so that it is hidden.
 */
export const jiraMeaning: Meaning = {
  reasonOf: ({ status, headers, path }) => {
    if (isStranger(headers) && status < 500) {
      return 'unauthorized';
    }
    return status === 404 && /\/project\/[^/]+$/.test(path)
      ? 'forbidden'
      : reasonOfStatus(status);
  },
};
