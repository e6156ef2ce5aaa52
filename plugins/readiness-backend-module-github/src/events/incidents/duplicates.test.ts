import { originalsOf, repeated, type Copy } from './duplicates';

const repository = { owner: 'acme', name: 'incidents' };

function issue(number: number, more: Partial<Copy> = {}): Copy {
  return {
    ...{ number, body: '', closedAt: null, comments: { nodes: [] } },
    ...more,
  };
}

const closed = (body: string, ...remarks: readonly string[]) => ({
  ...{ body, closedAt: '2026-09-01T10:00:00Z' },
  comments: { nodes: remarks.map(text => ({ body: text })) },
});

describe('an issue repeats another one', () => {
  it.each([
    ['Duplicate of #3', 3],
    ['It is slow\r\n\r\nduplicate of #3, I think', 3],
    ['Duplicate of Acme/Incidents#3', 3],
    ['Duplicate of acme/other#3', undefined],
    ['Is this a duplicate of #3?', undefined],
    ['Duplicate of 3', undefined],
  ])('whose text is %j', (body, number) => {
    expect(repeated(issue(7, { body }), repository)).toBe(number);
  });

  it('when the last remark that says so came before it was closed, and not while it is open', () => {
    const remarks = ['Duplicate of #3', 'Duplicate of #4', 'Thank you'];
    expect(repeated(issue(7, closed('', ...remarks)), repository)).toBe(4);
    const open = { ...closed('', ...remarks), closedAt: null };
    expect(repeated(issue(7, open), repository)).toBeUndefined();
  });
});

describe('the issue that is repeated in the end', () => {
  const find = async (all: readonly Copy[], first: number) => {
    const asked: number[] = [];
    const found = await originalsOf(
      all.filter(({ number }) => number === first),
      repository,
      async numbers => {
        asked.push(...numbers);
        return all.filter(({ number }) => numbers.includes(number));
      },
    );
    return { original: found.get(first), asked };
  };
  const of = (other: number) => ({ body: `Duplicate of #${other}` });
  const KEY = { body: '### Incident key\n\nPD-17' };

  it('is looked for step by step, and its key is the key of all', async () => {
    const all = [issue(3, KEY), issue(5, of(3)), issue(7, of(5))];
    expect(await find(all, 7)).toEqual({
      original: { number: 3, key: 'PD-17' },
      asked: [5, 3],
    });
  });

  it('is not looked for by one that states its own key', async () => {
    const both = { body: `${KEY.body}\n\nDuplicate of #3` };
    expect(await find([issue(7, both)], 7)).toEqual({
      original: undefined,
      asked: [],
    });
  });

  it('is the number that was named where nobody may read it', async () => {
    expect((await find([issue(7, of(99))], 7)).original).toEqual({
      number: 99,
    });
  });

  it('is the first of those that repeat each other, from whichever of them one starts', async () => {
    const all = [issue(3, of(5)), issue(5, of(3)), issue(7, of(5))];
    expect((await find(all, 7)).original).toEqual({ number: 3 });
    expect((await find(all, 5)).original).toEqual({ number: 3 });
    expect((await find(all, 3)).original).toBeUndefined();
  });
});
