import { z } from 'zod';
import { whatIsWrong } from './whatIsWrong';

const schema = z.object({
  repository: z.object({ id: z.number() }),
  state: z.enum(['on', 'off']),
});

function saidOf(value: unknown) {
  const { error } = schema.safeParse(value);
  if (!error) throw new Error('It was read');
  return whatIsWrong(error, 'payload');
}

describe('whatIsWrong', () => {
  it.each([
    [{ state: 'on' }, 'repository is missing'],
    [{ repository: {}, state: 'on' }, 'repository.id is missing'],
    [
      { repository: { id: '7' }, state: 'on' },
      'repository.id: expected number, received string',
    ],
    ['on', 'payload: expected object, received string'],
    [undefined, 'payload is missing'],
  ])('says of %j: %s', (value, said) => {
    expect(saidOf(value)).toBe(said);
  });

  it('does not say what was read', () => {
    const said = saidOf({ repository: { id: 7 }, state: 'secret-of-somebody' });
    expect(said).toMatch(/^state: /);
    expect(said).not.toContain('secret-of-somebody');
  });
});
