import type { Entity } from '@backstage/catalog-model';

/** What people call a group. */
export function groupName({ metadata, spec }: Entity): string {
  const profile = spec?.profile;
  const displayName =
    typeof profile === 'object' && profile !== null && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return typeof displayName === 'string'
    ? displayName
    : metadata.title ?? metadata.name;
}

/** Several groups in a sentence. */
export function namesOf(groups: readonly Entity[]): string {
  return groups.map(groupName).sort().join(', ');
}
