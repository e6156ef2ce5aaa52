import type { DeliveryPullRequest } from './events';
import { linearPattern } from './pattern/linearPattern';
import type { DeliverySettings } from './settings';

const HOTFIX_WORD = /(?<![\p{L}\p{M}\p{N}])hotfix(?![\p{L}\p{M}\p{N}])/iu;

/** Tells whether a pull request is a hotfix. */
export type HotfixRule = (pr: DeliveryPullRequest) => boolean;

/** What makes a pull request a hotfix. */
export interface HotfixMark {
  readonly field: 'head branch' | 'title' | 'label';
  readonly text: string;
}

type Named = Pick<
  DeliveryPullRequest,
  'headBranch' | 'title' | 'labels' | 'revertOf'
>;

/**
 * By default a pull request is a hotfix when its title, a label or its head branch holds the word `hotfix`, in any
 * case and not inside a longer word; a configured pattern looks at head branch and title instead. A revert is
 * never a hotfix.
 */
export function hotfixRule(
  settings: Pick<DeliverySettings, 'hotfixPattern'>,
): HotfixRule {
  const markOf = hotfixMarks(settings);
  return pr => markOf(pr) !== undefined;
}

/** The same, told with what it goes by. */
export function hotfixMarks(
  settings: Pick<DeliverySettings, 'hotfixPattern'>,
): (pr: Named) => HotfixMark | undefined {
  const pattern =
    settings.hotfixPattern === undefined
      ? undefined
      : linearPattern(settings.hotfixPattern);
  const isHotfix = pattern ?? ((text: string) => HOTFIX_WORD.test(text));
  return ({ headBranch, title, labels = [], revertOf }) => {
    if (revertOf !== undefined) return undefined;
    const marks: readonly HotfixMark[] = [
      ...(headBranch === undefined
        ? []
        : [{ field: 'head branch', text: headBranch } as const]),
      ...(title === undefined
        ? []
        : [{ field: 'title', text: title } as const]),
      ...(pattern === undefined
        ? labels.map(text => ({ field: 'label', text } as const))
        : []),
    ];
    return marks.find(({ text }) => isHotfix(text));
  };
}
