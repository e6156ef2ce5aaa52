import type { Config } from '@backstage/config';

export interface UsedOrganisation {
  readonly host: string;
  readonly name: string;
}

/** The organisations that the catalog's providers read. */
export function organisationsOf(config: Config): readonly UsedOrganisation[] {
  const found: UsedOrganisation[] = [];
  const discovery = config.getOptionalConfig('catalog.providers.github');
  const entries = discovery?.has('organization')
    ? [discovery]
    : (discovery?.keys() ?? []).map(key => discovery?.getConfig(key));
  for (const entry of entries) {
    const name = entry?.getOptionalString('organization');
    const host = entry?.getOptionalString('host') ?? 'github.com';
    if (name) found.push({ host, name });
  }
  const people = config.getOptional('catalog.providers.githubOrg');
  const peopleConfigs = Array.isArray(people)
    ? config.getConfigArray('catalog.providers.githubOrg')
    : [config.getOptionalConfig('catalog.providers.githubOrg')];
  for (const entry of peopleConfigs) {
    const url = entry?.getOptionalString('githubUrl');
    if (!url) continue;
    for (const name of entry?.getOptionalStringArray('orgs') ?? [])
      found.push({ host: new URL(url).host, name });
  }
  return [
    ...new Map(found.map(org => [`${org.host}/${org.name}`, org])).values(),
  ];
}
