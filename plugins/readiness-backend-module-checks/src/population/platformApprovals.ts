import {
  between,
  countWords,
  readOf,
  type ChangeApprovals,
  type Finding,
  type InventoryComponent,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';

/** Changes of a component that only the platform team approved, and those of which it may be so. */
export interface Approved {
  readonly component: InventoryComponent;
  readonly changes: number;
  /** Share of its changes. */
  readonly share: Range;
  readonly findings: readonly Finding[];
}

function countsOf(
  { approvals }: ChangeApprovals,
  platform: ReadonlySet<string>,
): { readonly needing: number; readonly maybe: number } {
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

/** The components whose approvals are known. */
export function approvedOf(
  approvals: readonly Reading<ChangeApprovals>[],
  components: readonly InventoryComponent[],
  platform: ReadonlySet<string>,
): readonly Approved[] {
  const byRef = new Map(
    readOf(approvals).map(reading => [reading.subject.ref, reading]),
  );
  return components.flatMap((component): Approved[] => {
    const reading = byRef.get(component.ref);
    if (!reading) return [];
    const { changes } = reading.value;
    const { needing, maybe } = countsOf(reading.value, platform);
    const of = Math.max(1, changes);
    return [
      {
        component,
        changes,
        share: between(needing / of, (needing + maybe) / of),
        findings:
          needing === 0
            ? []
            : [
                {
                  message: `Only the platform team approved ${needing} of ${countWords(
                    changes,
                    'change',
                  )}.`,
                  subjectRef: component.ref,
                  ...(component.team ? { team: component.team } : {}),
                  ...(reading.evidenceId === undefined
                    ? {}
                    : { evidenceId: reading.evidenceId }),
                },
              ],
      },
    ];
  });
}
