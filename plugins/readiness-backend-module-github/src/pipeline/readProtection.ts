import type { ProtectedEnvironments } from '@groundwork/plugin-readiness-common';
import { SourceError } from '@groundwork/plugin-readiness-node';
import type { Pipeline } from '@groundwork/pipeline-sameness';
import type {
  GithubRepository,
  ListedEnvironment,
} from '../repository/githubRepository';
import { isHidden } from './readPipelineOf';

type Rule = NonNullable<ListedEnvironment['protection_rules']>[number];
type Asked = Extract<
  ProtectedEnvironments,
  { readonly state: 'read' }
>['environments'][number]['asks'][number];

/** A rule that is switched on and empty asks for nothing. */
function askedBy({
  type,
  reviewers,
  wait_timer: minutes,
}: Rule): readonly Asked[] {
  switch (type) {
    case 'required_reviewers':
      return reviewers?.length === 0 ? [] : ['reviewers'];
    case 'wait_timer':
      return minutes === 0 ? [] : ['wait'];
    case 'branch_policy':
      return ['branches'];
    default:
      return ['other'];
  }
}

/** Only GitHub's own pipelines pass its environments. */
function namesAnEnvironment(read: Pipeline): boolean {
  return (
    read.outcome === 'known' &&
    read.engine === 'github-actions' &&
    read.fingerprint.gates.some(gate => gate.startsWith('environment:'))
  );
}

/**
 * What the environments of a repository ask for, in one request; undefined where its pipeline names none. Who may read
 * the files need not be allowed to read this: that it was refused is kept with its reason.
 */
export async function readProtection(
  repository: GithubRepository,
  read: Pipeline,
): Promise<ProtectedEnvironments | undefined> {
  if (!namesAnEnvironment(read)) return undefined;
  try {
    const listed = await repository.environments();
    return {
      state: 'read',
      environments: listed.map(({ name, protection_rules: rules = [] }) => ({
        name,
        asks: [...new Set(rules.flatMap(askedBy))].sort(),
      })),
    };
  } catch (error) {
    if (error instanceof SourceError && isHidden(error))
      return { state: 'unread', reason: error.reason };
    throw error;
  }
}
