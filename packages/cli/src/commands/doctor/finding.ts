/** What was looked at. */
export type Area =
  | 'configuration'
  | 'git-host'
  | 'cluster'
  | 'argocd'
  | 'jenkins'
  | 'tickets'
  | 'incidents'
  | 'deliveries'
  | 'scaffolder'
  | 'database'
  | 'docs-tool'
  | 'sign-in';

interface FindingBase {
  readonly area: Area;
  /** Which one of them, as the configuration calls it. */
  readonly subject: string;
  /** One sentence about what was seen. */
  readonly says: string;
}

/**
 * One line of the doctor's report. "Not examined" is an outcome of its own: what was not looked at is
 * neither well nor ill.
 */
export type Finding =
  | (FindingBase & { readonly outcome: 'can-be-read' })
  | (FindingBase & { readonly outcome: 'not-examined' })
  | (FindingBase & { readonly outcome: 'advice'; readonly fix: string })
  | (FindingBase & {
      readonly outcome: 'cannot-be-read';
      /** The right that is missing, in the words of the system that refused. */
      readonly missing?: string;
      readonly fix: string;
    });

/** Looks at one kind of thing; every failure to look is a finding and not an exception. */
export interface Examination {
  readonly area: Area;
  examine(): Promise<readonly Finding[]>;
}
