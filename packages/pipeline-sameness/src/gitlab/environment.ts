/** Environments of GitLab jobs. */
import { z } from 'zod';
import { UNKNOWN_ENVIRONMENT } from '../actions/environments';
import { isPreview } from '../classify';
import { filled, type Values } from './scope';

const text = z.string();
const written = z.union([
  text.transform(name => ({
    name,
    action: undefined,
    deployment_tier: undefined,
  })),
  z.looseObject({
    name: text.optional(),
    action: text.optional(),
    deployment_tier: text.optional(),
  }),
]);

/** What a job says of its environment. */
export interface JobEnvironment {
  readonly names: readonly string[];
  /** It takes the environment down, or only looks at it. */
  readonly isNoDeploy: boolean;
}

function nameOf(name: string): string {
  const known = name.replace(/[-/_.]?\$.*$/, '');
  if (!name.includes('$')) return name;
  return known === '' ? UNKNOWN_ENVIRONMENT : known;
}

/** `review/$CI_COMMIT_REF_SLUG` is a preview, `$REGION` is an environment that only a run can know. */
export function environmentOf(value: unknown, values: Values): JobEnvironment {
  const { data } = written.safeParse(value);
  if (!data) return { names: [], isNoDeploy: false };
  const names =
    data.name === undefined ? [] : filled(data.name, values).map(nameOf);
  const tier = data.deployment_tier;
  const isTier = tier !== undefined && tier !== 'other';
  return {
    names: isTier && !names.some(isPreview) ? [tier] : [...new Set(names)],
    isNoDeploy: /^(stop|prepare|verify|access)$/.test(data.action ?? ''),
  };
}
