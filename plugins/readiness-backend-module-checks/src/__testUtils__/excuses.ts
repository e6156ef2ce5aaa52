const MEDIAN =
  'A median over all services: its parts are the services, and none of them is at fault by itself.';
const SURVEY = 'What people answered together; nobody is to be picked out.';
const TICKETS =
  'A number over the tickets of a team; who wrote or worked on one is not kept.';
const REGISTER =
  'What is missing is an entry: its lines, and the register they belong into, stand with the finding.';

/** Checks whose failure is nothing that one object of a source shows, by id, each with why. */
export const WITHOUT_OBJECT: Readonly<Record<string, string>> = {
  'asks-the-same-questions':
    'It fails where no question is asked again; there is nothing to repair.',
  'baseline-is-frozen':
    'What is missing is made with a button, and what was touched cannot be made good.',
  'changes-need-no-platform-member':
    'Who approves is decided by people; the finding names the service.',
  'delivers-changes-fast': MEDIAN,
  'delivers-the-same-way':
    'A lineage is as many files as it has repositories; delivers-by-reference names each of them.',
  'deploys-often': MEDIAN,
  'deploys-without-failing': MEDIAN,
  'developers-are-satisfied': SURVEY,
  'friction-is-measured':
    'A number that nothing tells yet is in no object; the finding says what is needed to tell it.',
  'golden-path-has-an-off-ramp': REGISTER,
  'golden-path-is-faster':
    'A comparison of services with each other; the finding names each of them.',
  'has-a-used-golden-path':
    'A template that is there and seldom used has no line that is wrong.',
  'how-to-questions-are-few': TICKETS,
  'joiner-time-is-known': REGISTER,
  'metrics-cover-the-services':
    'The finding names the service; has-its-delivery-measured names what to change for it.',
  'pipeline-is-understood-within-an-hour': SURVEY,
  'platform-team-is-a-product-team': REGISTER,
  'platform-work-is-planned': TICKETS,
  'recovers-fast': MEDIAN,
  'starts-services-on-the-path':
    'How a service was started is past; the finding names it.',
  'stays-on-the-path':
    'The finding names the service; delivers-by-reference names its file.',
  'targets-have-owners':
    'A target is set on the page of the baseline, in no file.',
  'teams-return-to-the-path':
    'A team that stays away says why in other checks, if it does.',
  'uses-one-secrets-backend':
    'What a team attests is about a place that no source shows; where one does, its object is named.',
};

/** Checks whose failure names its object and no line that mends it, by id, each with why. */
export const WITHOUT_LINES: Readonly<Record<string, string>> = {
  'changes-nothing-by-hand':
    'What was changed in the cluster belongs into Git, or is undone there; only its people know which.',
  'clusters-run-close-versions':
    'A cluster is upgraded by what made it, which is not read.',
  'documentation-is-current':
    'Somebody has to read it against the code; a line would only hide that nobody did.',
  'enforces-the-same-policies':
    'The lines are the other cluster’s policy, which is copied from where it is kept.',
  'environments-are-alike':
    'A cluster is changed by what made it, which is not read.',
  'first-deploy-is-fast':
    'What a run waited for is in its steps; there is no line for it.',
  'gates-are-alike':
    'Which of the gates are to be everybody’s is decided first.',
  'golden-path-ends-in-a-working-service':
    'Each run ended for a reason of its own.',
  'golden-path-is-chosen': 'Who chose is past.',
  'has-its-delivery-measured':
    'How a deployment names its commit depends on what deploys; days that were not observed come back with none.',
  'is-not-changed-by-hand':
    'What was changed in the cluster belongs into Git, or is undone there; only its people know which.',
  'pipelines-are-complete':
    'Which tool scans and which key signs is for the organisation to choose.',
  'templates-do-the-work':
    'The step that opens a ticket is replaced by the work that the ticket asked for.',
  'uses-one-ci-engine':
    'Moving to another engine is a pipeline that is written anew, not a line of it.',
  'uses-one-entry-point':
    'A plan past its date needs a new one, and no line says which; where there is no plan, its lines are shown.',
};
