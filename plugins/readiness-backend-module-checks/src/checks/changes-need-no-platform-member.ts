import {
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
  type ChangeApprovals,
  type Finding,
  type InventoryComponent,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { percent } from '../population/words';

/** Changes of a component that only the platform team approved, and those of which it may be so. */
interface Needing {
  readonly component: InventoryComponent;
  readonly evidenceId: string | undefined;
  readonly changes: number;
  readonly needing: number;
  readonly maybe: number;
}

function needingOf(
  { approvals }: ChangeApprovals,
  platform: ReadonlySet<string>,
): Pick<Needing, 'needing' | 'maybe'> {
  const sum = (which: (of: ChangeApprovals['approvals'][number]) => boolean) =>
    approvals.filter(which).reduce((total, { changes }) => total + changes, 0);
  const isOnlyPlatform = (teams: readonly string[]) =>
    teams.every(team => platform.has(team));
  return {
    needing: sum(
      ({ teams, alsoUnknown }) =>
        teams.length > 0 && !alsoUnknown && isOnlyPlatform(teams),
    ),
    // Whoever is not known may be of the platform team or of another one.
    maybe: sum(
      ({ teams, alsoUnknown }) => alsoUnknown && isOnlyPlatform(teams),
    ),
  };
}

function findingsOf(items: readonly Needing[]): readonly Finding[] {
  return items
    .filter(({ needing }) => needing > 0)
    .map(({ component, evidenceId, changes, needing }) => ({
      message: `Only the platform team approved ${needing} of ${countWords(
        changes,
        'change',
      )}.`,
      subjectRef: component.ref,
      ...(component.team ? { team: component.team } : {}),
      ...(evidenceId === undefined ? {} : { evidenceId }),
    }));
}

/** Splits production components into those whose changes are known and how many are not. */
function knownOf(
  approvals: readonly Reading<ChangeApprovals>[],
  components: readonly InventoryComponent[],
  platform: ReadonlySet<string>,
): { readonly known: readonly Needing[]; readonly open: number } {
  const byRef = new Map(
    readOf(approvals).map(reading => [reading.subject.ref, reading]),
  );
  const known = components.flatMap((component): Needing[] => {
    const reading = byRef.get(component.ref);
    return reading
      ? [
          {
            component,
            evidenceId: reading.evidenceId,
            changes: reading.value.changes,
            ...needingOf(reading.value, platform),
          },
        ]
      : [];
  });
  return { known, open: components.length - known.length };
}

/** T4: share of production changes that somebody of the platform team had to approve, each service counting the same. */
export const changesNeedNoPlatformMember = defineOrganisationCheck({
  id: 'changes-need-no-platform-member',
  title: 'Production changes need nobody of the platform team',
  failureTitle: 'Production changes wait for the platform team',
  why: 'A team that has to approve what it did not write is a queue for everybody, and has no time left for its own work.',
  remediation: {
    summary:
      'Let code owners of the service approve, and move what the platform team looks for into the pipeline.',
    effort: 'medium',
    href: 'how-to/change-without-the-platform-team',
  },
  reads: { approvals: ['approvals'], declarations: ['platformTeam'] },
  appliesTo: 'organisation',
  requires: { approvals: changeApprovals, declarations: declaration },
  summarise: {
    approvals: value => value,
    declarations: declared => ({
      group: declared.platformTeam?.group,
      isWhole: isWhole(declared, 'platformTeam'),
    }),
  },
  evaluate({ approvals, declarations }, { inventory }) {
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
      );
    const components = productionComponents(inventory).filter(
      ({ team }) => team === undefined || !platform.has(team),
    );
    const { known, open } = knownOf(approvals, components, platform);
    const changed = known.filter(({ changes }) => changes > 0);
    const count = changed.length + open;
    if (count === 0)
      return notApplicable('No change reached a service in production.');
    const sum = (of: (item: Needing) => number) =>
      changed.reduce((total, item) => total + of(item) / item.changes, 0);
    const value = between(
      sum(({ needing }) => needing) / count,
      (sum(({ needing, maybe }) => needing + maybe) + open) / count,
    );
    return measured(value, {
      population: {
        read: known.length,
        expected: components.length,
        unit: 'service',
      },
      findings: findingsOf(changed),
      explanation: `${percent(
        value,
      )} of the changes of a service, over ${countWords(
        changed.length,
        'service',
      )} that changed, were approved by the platform team alone; fewer is better. What is merged is taken for what reaches production.${
        open === 0
          ? ''
          : ` Of ${countWords(open, 'service')} the approvals are not known.`
      }`,
    });
  },
});
