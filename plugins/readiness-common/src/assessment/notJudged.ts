import { selects, Subject } from '../evidence';
import { SubjectStandard } from '../standard';

/** Why a component has no assessment, as everybody reads it who opens its page. */
export function whyNotJudged(
  standard: SubjectStandard | undefined,
  subject: Subject | undefined,
): string {
  if (!standard) {
    return 'No standard judges components here.';
  }
  if (!subject) {
    return 'No standard judges this component yet. It waits for the next read of the catalog, a few minutes after it appears there.';
  }
  if (selects(standard.appliesTo, subject)) {
    return 'No standard judges this component yet. It waits for the first look at its owner in the catalog, a few minutes after it appears there; then each step of the ladder says what evidence it waits for.';
  }
  const { type, lifecycle } = subject;
  return `No standard judges this component: ${
    standard.title
  } is for components ${placeOf(
    standard.appliesTo,
  )}, and this one is of type ${orNone(type)} in lifecycle ${orNone(
    lifecycle,
  )}.`;
}

/** Which components a filter selects: `of type service in lifecycle production`. */
export function placeOf({
  type,
  lifecycle,
  annotation,
}: SubjectStandard['appliesTo']): string {
  const conditions = [
    ...(type ? [`of type ${type.join(' or ')}`] : []),
    ...(lifecycle ? [`in lifecycle ${lifecycle.join(' or ')}`] : []),
    ...(annotation === undefined ? [] : [`with the annotation ${annotation}`]),
  ];
  return conditions.join(' ');
}

function orNone(value: string | undefined): string {
  return value ?? 'none';
}
