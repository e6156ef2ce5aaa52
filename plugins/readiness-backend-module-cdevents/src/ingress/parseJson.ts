import { InputError } from '@backstage/errors';
import type { HttpBodyParser } from '@backstage/plugin-events-node';

/** A CloudEvent in the structured mode: JSON under a name of its own. */
export const parseJson: HttpBodyParser = async ({ body }) => {
  if (!Buffer.isBuffer(body)) {
    throw new InputError('The event has no body');
  }
  const text = body.toString('utf8');
  try {
    return {
      bodyParsed: JSON.parse(text),
      bodyBuffer: body,
      encoding: 'utf8',
    };
  } catch (error) {
    throw new InputError('The event is no JSON', error);
  }
};
