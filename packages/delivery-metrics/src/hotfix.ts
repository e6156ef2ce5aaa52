import type { DeliveryPullRequest } from './events';
import { linearPattern } from './pattern/linearPattern';
import type { DeliverySettings } from './settings';

const HOTFIX_WORD = /(?<![\p{L}\p{M}\p{N}])hotfix(?![\p{L}\p{M}\p{N}])/iu;

/** Tells whether a pull request is a hotfix. */
export type HotfixRule = (pr: DeliveryPullRequest) => boolean;

/**
 * By default a pull request is a hotfix when its title, a label or its head branch holds the word `hotfix`, in any
 * case and not inside a longer word; a configured pattern looks at head branch and title instead. A revert is
 * never a hotfix.
 */
export function hotfixRule(
  settings: Pick<DeliverySettings, 'hotfixPattern'>,
): HotfixRule {
  const pattern =
    settings.hotfixPattern === undefined
      ? undefined
      : linearPattern(settings.hotfixPattern);
  return pr => {
    if (pr.revertOf !== undefined) return false;
    const named = [pr.headBranch, pr.title].filter(text => text !== undefined);
    if (pattern !== undefined) return named.some(pattern);
    return [...named, ...(pr.labels ?? [])].some(text =>
      HOTFIX_WORD.test(text),
    );
  };
}
