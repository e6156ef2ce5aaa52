import { pickNumber } from '../clusters/objects/names';
import type { Place } from '../company/places';
import type { Company, Release, Service } from '../company/types';

/** What nobody gave an account of their own. */
const SHARED = 'admin';

/**
 * Who started a deployment in Argo CD; undefined where it did so itself. Half of the squads that sync by hand were never
 * given the right to, and ask the platform team each time, which also started the first one of whatever it moved to GitOps.
 */
export function startedBy(
  { people }: Pick<Company, 'people'>,
  { name }: Pick<Service, 'name'>,
  { owner, gitOpsSince }: Pick<Place, 'owner' | 'gitOpsSince'>,
): (release: Release) => string | undefined {
  const platform = people.filter(({ squad }) => squad === 'platform');
  const member = platform[pickNumber(`syncs ${name}`, 4) % platform.length];
  const asks = pickNumber(`asks for a sync ${name}`, 2) === 0;
  return ({ deployedAt, deployedBy }) => {
    if (deployedAt === gitOpsSince) return member?.login;
    if (owner !== 'argocd-manual') return undefined;
    return (asks ? member?.login : deployedBy) ?? deployedBy ?? SHARED;
  };
}
