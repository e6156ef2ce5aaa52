import { z } from 'zod';
import {
  countSchema,
  dateSchema,
  shareSchema,
  signed,
  textSchema,
} from './fields';

/** A median of fewer people would tell what one of them did. */
const FEWEST_PEOPLE = 3;
const FEWEST_ANSWERS = 5;

/** One question of a survey in totals. */
export const surveyEntry = z
  .strictObject({
    question: textSchema,
    asked: z
      .int('has to be a whole number of people')
      .positive('has to be a whole number of people'),
    answered: countSchema,
    median: z.number('has to be a number').optional(),
    share: shareSchema.optional(),
    ...signed,
  })
  .refine(({ asked, answered }) => answered <= asked, {
    path: ['answered'],
    message: 'has to be at most asked',
  })
  .refine(
    ({ answered, median, share }) =>
      answered >= FEWEST_ANSWERS ||
      (median === undefined && share === undefined),
    {
      path: ['answered'],
      message: `has to be at least ${FEWEST_ANSWERS} beside a median or a share, so that it tells nobody's own answer`,
    },
  )
  .refine(
    ({ answered, median, share }) =>
      answered < FEWEST_ANSWERS ||
      (median === undefined) !== (share === undefined),
    { message: 'has to have a median or a share, and not both' },
  );

/** Those who joined between two days in totals. */
export const joinersEntry = z
  .strictObject({
    from: dateSchema,
    to: dateSchema,
    count: countSchema,
    medianDays: z
      .number('has to be a number of days')
      .nonnegative('has to be a number of days from 0')
      .optional(),
    ...signed,
  })
  .refine(({ from, to }) => from < to, {
    path: ['to'],
    message: 'has to be later than from',
  })
  .refine(
    ({ count, medianDays }) =>
      medianDays === undefined || count >= FEWEST_PEOPLE,
    {
      path: ['count'],
      message: `has to be at least ${FEWEST_PEOPLE} beside a median, so that it tells nobody's own time; choose a longer time between from and to`,
    },
  )
  .refine(
    ({ count, medianDays }) =>
      count < FEWEST_PEOPLE || medianDays !== undefined,
    { path: ['medianDays'], message: 'is missing' },
  );
