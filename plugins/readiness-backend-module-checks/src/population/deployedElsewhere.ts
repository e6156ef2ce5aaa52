import {
  between,
  type FirstDeployments,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How the source of a service is stored that Argo CD's own history speaks for. */
const ARGO_CD = /^argocd:/;

/** Deployments that systems other than Argo CD made. */
export interface DeployedElsewhere {
  /** Endless where a service of which nobody could be asked may have any number. */
  readonly deployments: Range;
  /** Services of which they are. */
  readonly services: number;
  /** Services of which nobody could be asked. */
  readonly silent: number;
}

/**
 * What the delivery store counted of services that Argo CD does not deploy. Deployments of a service are counted at one source, so
 * what Argo CD's history tells of is left out; while one of its applications names nobody, what is told elsewhere may be the same
 * again.
 */
export function deployedElsewhere(
  told: readonly Reading<FirstDeployments>[],
  rules: {
    readonly tiers: readonly string[];
    readonly windowDays: number;
    /** Names of the components whose deployments Argo CD tells of. */
    readonly byArgoCd: ReadonlySet<string>;
    readonly isPartOfArgoCdNobodys: boolean;
  },
): DeployedElsewhere {
  const open = told.filter(
    ({ subject: { name, lifecycle } }) =>
      lifecycle === 'production' && !rules.byArgoCd.has(name),
  );
  const counts = open.flatMap(reading =>
    reading.state === 'read' && !ARGO_CD.test(reading.value.source)
      ? [countOf(reading.value, rules)]
      : [],
  );
  const silent = open.filter(({ state }) => state === 'unread').length;
  const sum = (end: 'lo' | 'hi') =>
    counts.reduce((total, count) => total + count[end], 0);
  return {
    deployments: between(
      rules.isPartOfArgoCdNobodys ? 0 : sum('lo'),
      silent > 0 ? Infinity : sum('hi'),
    ),
    services: counts.filter(({ lo }) => lo > 0).length,
    silent,
  };
}

/** What was counted in the store's window stands for one as long; of days that nobody watched there may have been as many. */
function countOf(
  { firsts, window, knownFrom, ofNoTier }: FirstDeployments,
  {
    tiers,
    windowDays,
  }: { readonly tiers: readonly string[]; readonly windowDays: number },
): Range {
  const own = firsts.filter(({ tier }) => tiers.includes(tier));
  // Nobody has said that it is production, and nobody that it is not.
  if (own.length === 0 && ofNoTier.length > 0) return between(0, Infinity);
  const counted = own.reduce((sum, { inWindow }) => sum + inWindow, 0);
  const asLong = (counted * windowDays) / window.days;
  const endMs = Date.parse(window.toDay);
  const watched =
    knownFrom === undefined
      ? window.days
      : Math.min(window.days, (endMs - Date.parse(knownFrom)) / DAY_MS);
  if (watched <= 0) return between(asLong, Infinity);
  return between(asLong, (asLong * window.days) / watched);
}
