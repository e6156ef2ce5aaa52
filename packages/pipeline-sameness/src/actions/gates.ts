import { z } from 'zod';
import { environmentTier } from '../classify';
import type { WrittenJob } from './workflow';

const DEFAULT_BRANCHES = /^(main|master|trunk|develop|development)$/;
const filters = z.looseObject({
  branches: z.union([z.string(), z.array(z.unknown())]).nullish(),
  tags: z.union([z.string(), z.array(z.unknown())]).nullish(),
});

function branchClass(name: string): string {
  if (DEFAULT_BRANCHES.test(name)) return 'default';
  return /release|hotfix/i.test(name) ? 'release' : 'other';
}

/** What starts the workflow, without names: `trigger:push:default`, `trigger:push:tag`, `trigger:release`. */
export function triggerGates(
  triggers: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(triggers).flatMap(([name, value]) => {
    if (name !== 'push') return [`trigger:${name}`];
    const { branches, tags } = filters.catch({}).parse(value ?? {});
    const kinds = [
      ...[branches ?? []].flat().map(branch => branchClass(String(branch))),
      ...(tags ? ['tag'] : []),
    ];
    return (kinds.length ? kinds : ['any']).map(kind => `trigger:push:${kind}`);
  });
}

/** The class of a `permissions` key: which scopes may be written; reading is not a gate. */
export function permissionGates(permissions: unknown): readonly string[] {
  if (permissions === 'write-all') return ['permission:write-all'];
  const scopes = z.record(z.string(), z.unknown()).safeParse(permissions);
  if (!scopes.success) return [];
  return Object.entries(scopes.data).flatMap(([scope, level]) =>
    level === 'write' ? [`permission:${scope}`] : [],
  );
}

/** Gates that a job itself states: environment protection, a condition on the branch or tag, what it may write. */
export function jobGates({
  job,
  environments,
}: {
  readonly job: WrittenJob;
  readonly environments: readonly string[];
}): readonly string[] {
  const condition = job.if ?? '';
  return [
    ...environments.map(name => `environment:${environmentTier(name)}`),
    ...(/refs\/tags|ref_type\s*==\s*'tag'|startsWith\(github\.ref,\s*'refs\/tags/.test(
      condition,
    )
      ? ['if:tag']
      : []),
    ...(/(refs\/heads\/|ref_name\s*==\s*')(main|master|trunk)|default_branch/.test(
      condition,
    )
      ? ['if:default-branch']
      : []),
    ...permissionGates(job.permissions),
  ];
}
