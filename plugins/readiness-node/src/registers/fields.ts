import { z } from 'zod';

const LONGEST_TEXT = 500;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** A day or a time as people write it in YAML, as ISO time. Without a zone it is UTC. */
export const dateSchema = z
  .string('has to be a day, such as 2026-11-01')
  .transform((text, context) => {
    const time = timeOf(text);
    if (time === undefined) {
      context.addIssue({
        code: 'custom',
        message: 'has to be a day, such as 2026-11-01',
      });
      return z.NEVER;
    }
    return new Date(time).toISOString();
  });

function timeOf(text: string): number | undefined {
  if (!DAY.test(text) && !TIME.test(text)) return undefined;
  const hasZone = DAY.test(text) || /(Z|[+-]\d{2}:\d{2})$/.test(text);
  const time = Date.parse(hasZone ? text : `${text}Z`);
  // A calendar that knows no 30th of February would turn it into a day of March.
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const isDay =
    !Number.isNaN(day.getTime()) &&
    day.toISOString().slice(0, 10) === text.slice(0, 10);
  return isDay && !Number.isNaN(time) ? time : undefined;
}

/** Words of a person: a name, a reference, a sentence. */
export const textSchema = z
  .string('has to be text')
  .trim()
  .min(1, 'has to be text, and is empty')
  .max(LONGEST_TEXT, `has to be at most ${LONGEST_TEXT} characters long`);

/** How many there are of something. */
export const countSchema = z
  .int('has to be a whole number')
  .min(0, 'has to be a whole number from 0');

/** A part of everything, from 0 to 1. */
export const shareSchema = z
  .number('has to be a number from 0 to 1, such as 0.8')
  .min(0, 'has to be a number from 0 to 1, such as 0.8')
  .max(1, 'has to be a number from 0 to 1, such as 0.8');

/** Reference of a group; a bare name is one of the default namespace. */
export const groupSchema = textSchema.transform(name =>
  name.includes(':')
    ? name.toLocaleLowerCase('en-US')
    : `group:default/${name.toLocaleLowerCase('en-US')}`,
);

/** Texts in a list. */
export const textsSchema = z.array(textSchema, 'has to be a list of texts');

/** Who answers for an entry, and since when it is there. */
export const dated = {
  id: textSchema,
  title: textSchema,
  owner: textSchema,
  declaredAt: dateSchema,
};

/** Who wrote an entry, and when. */
export const signed = { by: textSchema, at: dateSchema };
