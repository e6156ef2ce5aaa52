import {
  dayWords,
  readOf,
  unknown,
  type Declarations,
  toDeclare,
  type Finding,
  type Measurement,
  type Reading,
  type Survey,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { isWithin, saidIn, type DeclaredIn } from './declared';
import { registerFindings } from './registerFindings';

/** Which answers to a question count. */
export const surveySettings = (question: string) =>
  z.object({
    question: z.string().default(question),
    validDays: z.number().default(365),
    leastResponse: z.number().default(0.3),
  });

type SurveyRules = z.infer<ReturnType<typeof surveySettings>>;

/** What a register says of surveys. */
export function surveysIn({
  surveys,
  incomplete,
  file,
  problems = [],
}: Declarations): DeclaredIn<'surveys'> {
  return { surveys, incomplete, file, problems };
}

/** How many answered, and when. */
export function answeredWords({ answered, asked, at }: Survey): string {
  return `(${answered} of ${asked} answered, ${dayWords(at)})`;
}

/**
 * The newest totals of a question that count, or why there are none. While a register may hold newer ones nothing counts.
 */
export function newestSurvey(
  readings: readonly Reading<DeclaredIn<'surveys'>>[],
  { question, validDays, leastResponse }: SurveyRules,
  asOf: Date,
): { readonly survey: Survey } | { readonly instead: Measurement } {
  const said = saidIn(readings, 'surveys', ({ surveys }) => surveys);
  const findings: readonly Finding[] = [
    {
      message: `Ask those whom it concerns, and write down the totals of ${question}.`,
      mend: toDeclare(readings, 'surveys'),
    },
    ...registerFindings(readings),
  ];
  const because = (reason: string) => ({ instead: unknown(reason, findings) });
  if (said.mayBeMore)
    return because(
      'A register that may hold the answers could not be read, or not all of it.',
    );
  const asked = said.entries
    .flat()
    .filter(survey => survey.question === question);
  if (asked.length === 0) return because(silence(readings, question));
  const recent = asked.filter(({ at }) => isWithin(at, validDays, asOf));
  if (recent.length === 0)
    return because(`The last answers are older than ${validDays} days.`);
  const [survey] = recent
    .filter(({ answered, asked: all }) => answered / all >= leastResponse)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return survey
    ? { survey }
    : because(
        `Fewer than ${Math.round(
          100 * leastResponse,
        )} % of those who were asked have answered.`,
      );
}

function silence(
  readings: readonly Reading<unknown>[],
  question: string,
): string {
  return readOf(readings).length > 0
    ? `No register holds answers to ${question}.`
    : 'There is no register of declarations.';
}
