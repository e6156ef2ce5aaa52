import type { DeclarationSection } from '../evidence';

/** An entry of each section of a register, to copy. */
export const registerExamples: Readonly<
  Record<DeclarationSection | 'attestations', string>
> = {
  attestations: `attestations:
  - team: payments # name or reference of a group
    topic: secrets-mechanism # the only topic so far, and the default
    mechanism: vault # where the team's secrets are kept
    says: Each service reads its own path with its service account.
    by: ada.quill
    at: 2026-11-01
    expires: 2027-05-01
`,
  engineers: `engineers:
  count: 240
  by: ada.quill
  at: 2026-11-01
`,
  portal: `portal: # leave it out where there is none
  since: 2025-03-01
  reopenedAt: 2026-09-01 # may be left out
  by: ada.quill # may be left out
  at: 2026-11-01 # may be left out
`,
  accelerators: `accelerators:
  - id: eu-and-us
    title: Contracts keep data in two regions
    owner: group:default/platform
    declaredAt: 2026-11-01
    # or conflicting-product-groups, pervasive-compliance, product-managed-platform-team
    type: contractual-regions
`,
  convergencePlans: `convergencePlans:
  - id: one-pipeline
    title: Jenkins ends
    topic: pipeline # or entry-point
    owner: group:default/platform
    declaredAt: 2026-11-01
    from: [jenkins]
    to: github-actions
    dueAt: 2027-06-30
`,
  mandates: `mandates:
  - id: no-new-jenkins
    title: New services do not start on Jenkins
    topic: pipeline # or golden-path
    owner: group:default/platform
    declaredAt: 2026-11-01
    endsAt: 2027-06-30 # may be left out
`,
  needs: `needs:
  - id: preview-environments
    title: An environment for each pull request
    owner: group:default/payments
    declaredAt: 2026-11-01
    costHoursPerWeek: 12 # may be left out
`,
  platformTeam: `platformTeam:
  group: group:default/platform
  people: 4 # who work on the platform for at least 80 % of their time
  productOwner: user:default/ada.quill # leave it out where nobody is
  by: ada.quill
  at: 2026-11-01
`,
  roadmap: `roadmap:
  where: https://git.example.com/acme/platform/blob/main/roadmap.md
  updatedAt: 2026-10-20
  by: ada.quill
  at: 2026-11-01
`,
  interviews: `interviews: # [] says that none were held
  - with: developer # or sre; never a name
    count: 5
    by: ada.quill
    at: 2026-10-14
`,
  supportAgreement: `supportAgreement:
  promise: An answer within one working day
  target: 0.9 # may be left out
  attainment: # leave it out where nobody has measured it
    share: 0.93
    from: 2026-08-01
    to: 2026-10-31
  by: ada.quill
  at: 2026-11-01
`,
  squadMoves: `squadMoves:
  - squad: group:default/cards-limits
    from: group:default/cards
    to: group:default/lending
    by: ada.quill
    at: 2026-09-01
`,
  surveys: `surveys:
  - question: pipeline-understood-minutes
    asked: 40
    answered: 22
    median: 45
    by: ada.quill
    at: 2026-10-10
  - question: developer-satisfaction
    asked: 240
    answered: 110
    share: 0.62
    by: ada.quill
    at: 2026-10-10
  - question: golden-path-if-optional # asked while the path is mandated
    asked: 30
    answered: 21
    share: 0.7
    by: ada.quill
    at: 2026-10-10
`,
  joiners: `joiners: # [] says that nobody has measured it
  - from: 2026-05-01
    to: 2026-11-01
    count: 6 # people; 0 says that nobody joined
    medianDays: 9
    by: ada.quill
    at: 2026-11-02
`,
  offRamps: `offRamps: # [] says that there is no way off the golden path
  - where: https://git.example.com/acme/platform/blob/main/leaving-the-path.md
    checkedAt: 2026-10-20
    by: ada.quill
    at: 2026-11-01
`,
};
