import type { Company } from '../../company';
import type { Signature } from '../store/parse-objects';

/** How a commit names one of the company's people. */
export function signatureOf(
  company: Company,
  login: string,
  at: number,
): Signature {
  const person = company.people.find(each => each.login === login);
  return {
    name: person?.displayName ?? login,
    email: `${login}@saltmarsh.example`,
    at,
  };
}
