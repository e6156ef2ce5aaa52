import {
  application,
  between,
  changeApprovals,
  countWords,
  declaration,
  defineOrganisationCheck,
  isWhole,
  measured,
  notApplicable,
  productionComponents,
  readOf,
  unknown,
  unreadOf,
  type Range,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { deployedOf } from '../population/deployed';
import { platformTeamToName } from '../population/declared';
import { approvedOf } from '../population/platformApprovals';
import {
  platformStarts,
  type PlatformStarts,
} from '../population/platformStarts';
import { list, percent, unreadSentence } from '../population/words';

const settings = z.object({
  tiers: z.array(z.string()).default(['production']),
  /** A deployment counts this many days; changes are read for 90. */
  windowDays: z.number().positive().default(90),
});

/** Share of a service's changes that needed the platform team, and what approvals alone tell of it. */
interface Needed {
  readonly value: Range;
  readonly approved: Range;
}

/** Which changes needed both is not told: they may be the same ones, or others. */
function neededOf(approved: Range, started: Range): Needed {
  return {
    approved,
    value: between(
      Math.max(approved.lo, started.lo),
      Math.min(1, approved.hi + started.hi),
    ),
  };
}

/** Sum of the largest ones. */
function largest(count: number, of: readonly number[]): number {
  return [...of]
    .sort((one, other) => other - one)
    .slice(0, count)
    .reduce((sum, each) => sum + each, 0);
}

/** Mean over services; those whose approvals are not known may be at either end, and so may those that a loose application is. */
function meanOf(
  needed: readonly Needed[],
  { open, loose }: { readonly open: number } & Pick<PlatformStarts, 'loose'>,
): Range {
  const count = needed.length + open;
  const sum = (of: (item: Needed) => number) =>
    needed.reduce((total, item) => total + of(item), 0);
  const less = largest(
    loose.all,
    needed.map(({ value, approved }) => value.lo - approved.lo),
  );
  const more = largest(
    loose.risky,
    needed.map(({ value }) => 1 - value.hi),
  );
  return between(
    Math.max(0, sum(({ value }) => value.lo) - less) / count,
    (sum(({ value }) => value.hi) + more + open) / count,
  );
}

function explain(
  value: Range,
  {
    changed,
    open,
    needsBoth,
    starts: { silent, loose },
  }: {
    readonly changed: number;
    readonly open: number;
    /** Of some service the platform team approved changes, and it started deployments. */
    readonly needsBoth: boolean;
    readonly starts: PlatformStarts;
  },
): string {
  return [
    `${percent(value)} of the changes of a service, over ${countWords(
      changed,
      'service',
    )} that changed, needed somebody of the platform team, to approve them alone or to start their deployment in Argo CD; fewer is better. What is merged is taken for what reaches production.`,
    needsBoth
      ? ' Whether the same changes needed both is not told: the range is from all of them to none.'
      : '',
    open === 0
      ? ''
      : ` Of ${countWords(open, 'service')} the approvals are not known.`,
    loose.all === 0
      ? ''
      : ` ${countWords(loose.all, 'application')} ${
          loose.all === 1 ? 'belongs' : 'belong'
        } to no service of the catalog, and may be that of any.`,
    unreadSentence(silent),
  ].join('');
}

/** T4: share of production changes that somebody of the platform team had to approve or to deploy, each service counting the same. */
export const changesNeedNoPlatformMember = defineOrganisationCheck({
  id: 'changes-need-no-platform-member',
  title: 'Production changes need nobody of the platform team',
  failureTitle: 'Production changes wait for the platform team',
  why: 'A team that has to approve or to deploy what it did not write is a queue for everybody, and has no time left for its own work.',
  remediation: {
    summary:
      'Let code owners of the service approve, let Argo CD sync by itself, and move what the platform team looks for into the pipeline.',
    effort: 'medium',
    href: 'how-to/change-without-the-platform-team',
  },
  reads: {
    approvals: ['approvals'],
    applications: ['tier', 'history'],
    declarations: ['platformTeam', 'file'],
  },
  appliesTo: 'organisation',
  version: 3,
  requires: {
    approvals: changeApprovals,
    applications: application,
    declarations: declaration,
  },
  settings,
  summarise: {
    approvals: value => value,
    applications: deployedOf,
    declarations: declared => ({
      group: declared.platformTeam?.group,
      isWhole: isWhole(declared, 'platformTeam'),
      file: declared.file,
    }),
  },
  evaluate(
    { approvals, applications, declarations },
    { inventory, asOf, settings: own },
  ) {
    const registers = readOf(declarations).map(({ value }) => value);
    if (
      unreadOf(declarations).length > 0 ||
      registers.some(register => !register.isWhole)
    )
      return unknown(
        'A register of declarations could not be read: nobody knows who the platform team is.',
      );
    const platform = new Set(registers.flatMap(({ group }) => group ?? []));
    if (platform.size === 0)
      return unknown(
        'No register of declarations names the platform team (platformTeam.group).',
        platformTeamToName(declarations),
      );
    const components = productionComponents(inventory).filter(
      ({ team }) => team === undefined || !platform.has(team),
    );
    const known = approvedOf(approvals, components, platform);
    const changed = known.filter(({ changes }) => changes > 0);
    const open = components.length - known.length;
    if (changed.length + open === 0)
      return notApplicable('No change reached a service in production.');
    const starts = platformStarts(applications, inventory, {
      window: { ...own, asOf },
      platform,
    });
    const shares = changed.map(({ component, share }) => ({
      approved: share,
      started: starts.of(component),
    }));
    const value = meanOf(
      shares.map(({ approved, started }) => neededOf(approved, started)),
      { open, loose: starts.loose },
    );
    if (starts.silent.length > 0 && value.lo === 0 && value.hi === 1)
      return unknown(
        `${list(
          starts.silent,
        )} could not be read: nobody knows who started the deployments to production.`,
      );
    return measured(value, {
      population: {
        read: known.length,
        expected: components.length,
        unit: 'service',
      },
      findings: changed.flatMap(({ component, findings }) => [
        ...findings,
        ...starts.findingsOf(component),
      ]),
      explanation: explain(value, {
        ...{ changed: changed.length, open, starts },
        needsBoth: shares.some(
          ({ approved, started }) => approved.lo > 0 && started.lo > 0,
        ),
      }),
    });
  },
});
