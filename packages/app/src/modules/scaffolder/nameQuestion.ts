import { z } from 'zod';
import type { NameQuestion } from './nameVerdict';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const text = z.string().catch('');

/** A form on its way to being filled in. */
const formSchema = z
  .object({
    owner: text,
    description: text,
    tier: text,
    system: text,
    onCall: text,
  })
  .catch({ owner: '', description: '', tier: '', system: '', onCall: '' });

/** The question for a form as far as it is filled in; `undefined` while there is nothing to ask for. */
export function nameQuestion(
  name: string | undefined,
  form: unknown,
  template: string,
): NameQuestion | undefined {
  const { owner, description, tier, system, onCall } = formSchema.parse(form);
  if (
    name === undefined ||
    name.length < 3 ||
    name.length > 40 ||
    !NAME.test(name) ||
    owner === ''
  ) {
    return undefined;
  }
  return {
    template,
    name,
    owner,
    ...(description.length < 10
      ? {}
      : { values: { description, tier, system, onCall } }),
  };
}
