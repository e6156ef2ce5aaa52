import {
  between,
  dayWords,
  declaration,
  defineOrganisationCheck,
  goldenPathRuns,
  measured,
  notApplicable,
  reliability,
  serviceOrigin,
  unknown,
  type Finding,
  type Measurement,
} from '@groundwork/plugin-readiness-common';
import {
  classOf,
  mandatesAt,
  type CreationClass,
} from '../judgements/voluntary';
import { wilsonLower } from '../judgements/wilson';
import { platformTeamToName } from '../population/declared';
import {
  declaredTogether,
  mandatesToDeclare,
  pathDeclarationsIn,
} from '../population/pathDeclarations';
import {
  eligibleTypes,
  newServicesOf,
  originOf,
} from '../population/newServices';
import {
  pathRunsOf,
  placeOf,
  runsIn,
  templateName,
  windowDays,
  type PathRun,
} from '../population/pathRuns';
import {
  answeredWords,
  newestSurvey,
  surveysIn,
  surveySettings,
} from '../population/surveys';
import { percent } from '../population/words';

const settings = surveySettings('golden-path-if-optional').extend({
  windowDays,
  types: eligibleTypes,
});

interface Creation {
  readonly run: PathRun;
  readonly came: CreationClass;
}

/** G4: those who take the path could have done otherwise. */
export const goldenPathIsChosen = defineOrganisationCheck({
  id: 'golden-path-is-chosen',
  title: 'Teams choose the path although they need not',
  failureTitle: 'Nobody shows that teams would choose the path',
  why: 'A path that everybody has to take says nothing about whether it is good; one that is chosen beside another does.',
  remediation: {
    summary: 'Leave another way open, and mend the path until teams prefer it.',
    effort: 'high',
    href: 'how-to/let-teams-choose-the-path',
  },
  appliesTo: 'organisation',
  version: 3,
  unit: 'lower bound of a share',
  requires: {
    runs: goldenPathRuns,
    origins: serviceOrigin,
    declarations: declaration,
  },
  settings,
  summarise: {
    runs: runsIn,
    origins: originOf,
    declarations: declared => ({
      ...pathDeclarationsIn(declared),
      ...surveysIn(declared),
    }),
  },
  evaluate(
    { runs, origins, declarations },
    { settings: own, asOf, inventory },
  ) {
    const window = { asOf, windowDays: own.windowDays };
    const path = pathRunsOf(runs, window);
    if (path.state === 'unread') return unknown(path.reason);
    const declared = declaredTogether(declarations);
    if (!declared)
      return unknown(
        'Nobody could read the register of mandates: whether teams may leave the path is not known.',
        mandatesToDeclare(declarations),
      );
    const { mandates, platformTeam } = declared;
    const [mandate] = mandatesAt(mandates, asOf.getTime());
    if (mandate)
      return whileMandated(
        mandate.title,
        newestSurvey(declarations, own, asOf),
      );
    const platform = platformTeam?.group;
    if (platform === undefined)
      return unknown(
        'The register of declarations does not say which group the platform team is, so nobody knows who chose for themselves.',
        platformTeamToName(declarations),
      );
    const hadAlternative = newServicesOf(origins, path, {
      ...window,
      inventory,
      types: own.types,
    }).some(
      ({ start, component: { team } }) =>
        start === 'off-path' && team !== undefined && team !== platform,
    );
    const creations = path.runs.filter(isCreation).map(run => ({
      run,
      came: classOf(run, { mandates, platform, hadAlternative }),
    }));
    if (creations.length === 0)
      return notApplicable(
        `Nobody made anything with a template in ${own.windowDays} days.`,
      );
    return measuredOf(creations, hadAlternative);
  },
});

/** What people say they would do is no choice: it is told beside the reason, and measures nothing. */
function whileMandated(
  title: string,
  found: ReturnType<typeof newestSurvey>,
): Measurement {
  const reason = `Not measurable: the path is mandated (${title}).`;
  if ('instead' in found) {
    const { instead } = found;
    return unknown(
      `${reason} Ask each team that used it: "Would you use it if it were optional?"`,
      instead.kind === 'unknown' ? instead.findings : [],
    );
  }
  const { survey } = found;
  return unknown(
    survey.share === undefined
      ? `${reason} The answers are a median, and this asks for the share of those who would use it if it were optional.`
      : `${reason} If it were optional, ${Math.round(
          100 * survey.share,
        )} % of those who answered would use it ${answeredWords(survey)}.`,
  );
}

function isCreation({ status, opensTicketOnly }: PathRun): boolean {
  return status === 'completed' && opensTicketOnly !== true;
}

function measuredOf(creations: readonly Creation[], hadAlternative: boolean) {
  const count = (came: CreationClass) =>
    creations.filter(creation => creation.came === came).length;
  const all = creations.length;
  const [chosen, open] = [count('chosen'), count('unknown')];
  const range = between(
    wilsonLower(chosen, all),
    wilsonLower(chosen + open, all),
  );
  return measured(range, {
    // Whether the platform team helped with the first commits is not read.
    reliability: reliability.heuristic,
    population: { read: all - open, expected: all, unit: 'creation' },
    parts: (['chosen', 'mandated', 'assisted', 'unknown'] as const).map(
      came => ({ label: came, value: count(came) / all }),
    ),
    findings: creations.flatMap(findingOf),
    explanation: `${chosen} of ${all} creations are known to be chosen, so that at least ${percent(
      range,
    )} would be (Wilson, 80 %). More is better.${
      hadAlternative
        ? ''
        : ' No team is known to have started a service another way, so a choice cannot be shown.'
    }`,
  });
}

function findingOf({ run, came }: Creation): readonly Finding[] {
  if (came === 'chosen') return [];
  const { template = 'of no template', createdAt, made } = run;
  const says = {
    mandated: 'was made while the path was mandated',
    assisted: 'was made by a member of the platform team',
    unknown: 'may have been chosen, and nobody can show it',
  }[came];
  return [
    {
      message: `The run of ${templateName(template)} on ${dayWords(
        createdAt,
      )} ${says}.`,
      ...(made === undefined ? {} : { subjectRef: made }),
      ...placeOf(run),
    },
  ];
}
