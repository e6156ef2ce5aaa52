/**
 * Why the line of each check of the organisation is drawn where it is, and what the number leaves out. A standard of one's
 * own may draw it elsewhere: docs/explanation/how-the-score-works.md, "Curves".
 */
export const organisationReasons = {
  // P1
  'declares-workloads-as-code':
    'One workload in ten may wait for its turn; beyond that, a lost cluster cannot be built again from code. Each team counts the same, so that a large one hides nobody. What the code says is not judged.',
  'changes-nothing-by-hand':
    'One change in twenty is an emergency; one in five is a habit. A controller that undoes a change leaves no trace of it, so a good number is weak evidence and a bad one is strong.',
  'environments-are-alike':
    'Small differences in versions are always under way, so nine tenths are enough. The least alike pair decides, because a service passes every one of them. How large a cluster is does not count.',
  'uses-one-entry-point':
    'A migration leaves one host in twenty behind; where two thirds share a controller, there are two platforms. A controller that is installed and not used does not count.',
  'uses-one-secrets-backend':
    'One team in twenty may be on the move; below three in five there is no backend that a platform could offer. A plain Secret counts as a backend of its own, since nobody can say who fills it.',
  'uses-one-identity-pattern':
    'As for secrets, and every key that stays valid takes its share away, since a single one is enough to get in. Workloads that talk to no cloud are left out.',
  'workloads-are-well-kept':
    'Hygiene is not consistency, so it weighs little and nine tenths are enough. Jobs are left out: nobody waits for them.',
  'enforces-the-same-policies':
    'A policy is often tried in one cluster first, so a tenth may differ. One that only reports counts as another policy than one that refuses.',
  'deploys-without-exceptions':
    'One deployment in a hundred is an accident; one in twenty is a second way to production. Only what was seen or told counts, so the true number is rather higher.',
  'stays-in-sync-with-git':
    'It is a moment and not a month, so it is shown and not graded: any application differs from Git while it is deployed.',
  'clusters-run-close-versions':
    'Upgrades go through clusters one after another, so one minor version apart is on the way and two are a habit. It is shown only, since a provider may decide it.',
  // P2
  'uses-one-ci-engine':
    'One team in twenty may be moving; where two in five use another engine, two are being run. Each team counts the same, however many repositories it has.',
  'delivers-the-same-way':
    'Nine teams in ten are what people mean by everyone; at three in five a newcomer learns a new way with every second move. Tests of a product are its own business and left out.',
  'delivers-by-reference':
    'Four fifths leave room for what is special about some. Two fifths are less than a fix needs to reach most. A copy that is still equal counts as a copy.',
  'pipelines-are-complete':
    'Not every stage fits every service, so a tenth may be missing. Whether a stage is there is judged, not how good it is.',
  'gates-are-alike':
    'A tenth may differ for a reason; where half do, nobody can say what production promises. Who approves is not compared, and neither is whether more gates would be better.',
  'pipeline-is-understood-within-an-hour':
    'An hour is one sitting, and a working day is the end of patience. The scale is logarithmic, since ten minutes matter more to a short time than to a long one. It is what people say.',
  'templates-are-current':
    'One version behind is on its way; five behind, no fix arrives any more. Who follows a branch has no version and lags none.',
  // P3
  'has-a-used-golden-path':
    'Ten runs by three teams is more than its authors trying it, and one result in production shows that it leads there. Whether it is liked is another question.',
  'starts-services-on-the-path':
    'A path that covers the usual case covers about four services in five; the fifth is the exception that it is not made for.',
  'teams-return-to-the-path':
    'To come back is the only vote that costs something. Half is enough, since a second service is often of another kind.',
  'golden-path-is-chosen':
    'The lower end of the interval has to show a majority, so that a few creations prove nothing. What nobody can classify is shown apart and helps neither side.',
  'golden-path-ends-in-a-working-service':
    'One run in twenty may fail for a reason outside of the template; three in ten, and people tell each other to leave it alone.',
  'first-deploy-is-fast':
    'Half an hour fits between two meetings; a working day means that somebody waited for somebody. The median is taken, so that one abandoned service decides nothing.',
  'stays-on-the-path':
    'A service that leaves the path for a good reason is no failure, so a fifth may. Only the shared pipeline is looked at, after ninety days.',
  'golden-path-needs-no-hands':
    'One review is a courtesy; five touches are a ticket in disguise. What is said in meetings and chats is not counted.',
  'golden-path-has-an-off-ramp':
    'A page that somebody read through within a year is one that can be trusted; an older one is worth half. It is shown only, and how many left is counted against nobody.',
  'golden-path-is-faster':
    'No slower than beside it is the least that a path has to be. It is shown only: services differ, and the slow ones may have had to be.',
  // P4
  'platform-work-is-planned':
    'With two fifths reactive a team still builds; with seven tenths it only answers. Hours are believed more than times in a status, and those more than counts.',
  'how-to-questions-are-few':
    'Five a week are conversation, twenty are a day’s work of one person, fifty are a team that does nothing else. Whether the questions were good is not judged.',
  'platform-team-is-a-product-team':
    'Each part counts the same, as a product without any one of them stops being one. What is declared is believed as long as it is recent.',
  'changes-need-no-platform-member':
    'One change in ten is the platform’s own business; in six of ten the platform team is the queue. Only approvals and starts are seen, not advice.',
  'templates-do-the-work':
    'One ticket in disguise is one too many for those who meet it. It is shown only, since a name does not always show what an action does.',
  // P5
  'metrics-cover-the-services':
    'Seven tenths are enough to show a change of the whole. Rarely changed services stay without a baseline, and that is the truth about them.',
  'joiner-time-is-known':
    'Whether it is known is asked, not whether it is short: without a first number, nothing can be shown to get better.',
  'friction-is-measured':
    'Each of four kinds of friction counts the same, because nobody knows beforehand which of them hurts most.',
  'baseline-is-frozen':
    'A number that may still be changed proves nothing later. One that somebody touched counts as none.',
  'targets-have-owners':
    'Each metric counts the same. A target without a person or a day is a wish, and so is one whose day has passed.',
  // Beside the prerequisites
  'deploys-often':
    'The steps are those between once a half year and twice a day that surveys of delivery use. More often is not better for every product, so it is shown only.',
  'delivers-changes-fast':
    'An hour, a day, a week, a month and a half year are steps that people feel. The median service speaks, so that neither the best nor the worst does.',
  'deploys-without-failing':
    'No share of failures is fine by itself, so the curve has no threshold. It depends on what people call a failure, which is why it is shown only.',
  'recovers-fast':
    'The same steps as for changes, as a repair is a change that hurries. Few failures make it uncertain, and that is said.',
  'deploys-one-way':
    'The same line as for pipelines, because it is the other half of the same way.',
  'names-owners-that-exist':
    'A tenth is what a reorganisation leaves behind for a while. Whether the owner answers is not judged.',
  'documents-its-services':
    'A tenth may need none, such as what is about to be switched off. That it is there is judged; whether it helps, its readers say.',
  'services-have-a-runbook-and-on-call':
    'A tenth may be new. A link counts without being opened, so that nobody’s intranet has to be.',
  'services-have-telemetry':
    'A tenth may have nothing worth to be measured. That somebody collects is judged, not what is looked at.',
  'asks-the-same-questions':
    'From two fifths on, five answers would do away with a lasting part of the questions. It speaks for building something and is never held against anybody.',
  'developers-are-satisfied':
    'Three in ten is a mood that people leave over; nobody reaches everybody. It is what people say, with the share that answered beside it.',
} as const;

const STEP =
  'A step of a ladder is reached or not: half of it helps nobody who is called at night.';

/** The same of the checks of one service: each is met or not, so what is to be said is what the step leaves out. */
export const serviceReasons = {
  'has-an-active-owner': `${STEP} A group with one member is enough; whether that person knows is not judged.`,
  'has-documentation': `${STEP} Any page counts; whether it helps, its readers say.`,
  'documentation-is-current': `Ninety days are a quarter, in which most services change. Documentation of a service that does not change does not age.`,
  'has-a-runbook': `${STEP} The link counts without being opened.`,
  'has-somebody-on-call': `${STEP} Whether somebody answers is not tried.`,
  'is-deployed-by-gitops': `${STEP} Every workload has to be, since the one that is not is what is missing after a loss.`,
  'is-not-changed-by-hand': `Ninety days are long enough to have brought a change into Git. Restarts are no change.`,
  'answers-its-probes': `${STEP} That a probe is there and answers is judged, not what it asks.`,
  'survives-a-node-drain': `Two copies on two nodes are the least that can spare one. How much load one of them carries is not judged.`,
  'delivers-through-a-shared-pipeline': `A tenth of the steps may be its own, which is a step or two. More than that, and it is a pipeline that somebody has to maintain.`,
  'takes-secrets-from-a-managed-backend': `${STEP} One secret in a manifest is known to everybody who ever saw it, however well the others are kept.`,
  'has-its-delivery-measured': `Four weeks show a service that is deployed once a week four times. Fewer deployments are no fault of it; only that they are seen is asked.`,
  'emits-telemetry': `${STEP} Metrics or traces are enough; logs alone are not, since nobody can draw them.`,
} as const;

/** A check of which somebody has said why its line is fair. */
export type Reasoned =
  | keyof typeof organisationReasons
  | keyof typeof serviceReasons;

const reasons: Readonly<Record<Reasoned, string>> = {
  ...organisationReasons,
  ...serviceReasons,
};

/** Why the line of a check is where it is. */
export function reasonOf(check: Reasoned): string {
  return reasons[check];
}
