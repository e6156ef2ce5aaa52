import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { readable } from '../StepFailure';

/** The values of a form that reach another system, each with the sentence for a wrong one. */
const FIELDS = {
  name: {
    schema: z
      .string()
      .min(3)
      .max(40)
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
    sentence:
      'Name must have 3 to 40 characters: choose lower-case words with hyphens, such as card-limits',
  },
  owner: {
    schema: z
      .string()
      .max(150)
      .regex(
        /^group:[a-z0-9]+(-+[a-z0-9]+)*\/[A-Za-z0-9]+([-_.]+[A-Za-z0-9]+)*$/,
      ),
    sentence:
      'Owner must be the reference of a group: choose one of your groups, such as group:default/payments',
  },
  description: {
    schema: z
      .string()
      .min(10)
      .max(200)
      // No line break of any alphabet, and nothing invisible that reorders what is read.
      .regex(
        /^[^\s\p{C}][^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]*$/u,
      ),
    sentence:
      'What it does must be one line of 10 to 200 characters without control characters: choose one sentence that a newcomer understands',
  },
  tier: {
    schema: z.string().regex(/^tier-[123]$/),
    sentence: 'Tier must be one of three: choose tier-1, tier-2 or tier-3',
  },
  system: {
    schema: z
      .string()
      .max(150)
      .regex(
        /^system:[a-z0-9]+(-+[a-z0-9]+)*\/[A-Za-z0-9]+([-_.]+[A-Za-z0-9]+)*$/,
      ),
    sentence:
      'System must be the reference of a system: choose one of the catalog, such as system:default/cards, or leave it empty',
  },
  onCall: {
    schema: z
      .string()
      .max(500)
      .regex(/^https?:\/\/[^\s\p{C}]+$/u)
      .refine(text => URL.canParse(text)),
    sentence:
      'On call must be the address of a page: choose the rota of your team, such as https://pager.example/schedules/payments, or leave it empty',
  },
  templateRef: {
    schema: z
      .string()
      .max(150)
      .regex(
        /^template:[a-z0-9]+(-+[a-z0-9]+)*\/[A-Za-z0-9]+([-_.]+[A-Za-z0-9]+)*$/,
      ),
    sentence:
      'templateRef must be the reference of a template: choose the template’s own, such as template:default/node-service',
  },
  team: {
    // Only dots would be a way up in the address of the request.
    schema: z.string().regex(/^(?!\.+$)[A-Za-z0-9._-]{1,100}$/),
    sentence:
      'team must be a team of the Git host by its short name: choose letters, digits and hyphens',
  },
} as const;

/** A value whose form is checked before it is used. */
type Field = keyof typeof FIELDS;

/**
 * The value, when it has the form of its field. The form in the browser says the
 * same earlier; it is checked here because requests do not need a browser.
 *
 * @throws InputError with a sentence that names the field and what to choose
 */
export function checked(field: Field, value: unknown): string {
  const { schema, sentence } = FIELDS[field];
  const result = schema.safeParse(value);
  if (!result.success) {
    throw readable(new InputError(sentence));
  }
  return result.data;
}
