import { readAhead } from './readAhead';

/** Steps that take a while each, and say when they begin and end. */
function told() {
  const happened: string[] = [];
  const step = (what: string) => async (piece: string) => {
    happened.push(`${what} ${piece} begins`);
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    happened.push(`${what} ${piece} ends`);
    return piece;
  };
  const steps = {
    ...{ read: step('read'), work: step('work'), store: step('store') },
  };
  return { happened, steps };
}

describe('reading ahead', () => {
  it('reads the next piece and stores the one before while one is worked on, each in order', async () => {
    const { happened, steps } = told();
    await readAhead(['a', 'b', 'c'], steps);
    const at = (what: string) => happened.indexOf(what);
    expect(at('read c begins')).toBeLessThan(at('work b ends'));
    expect(at('store a begins')).toBeLessThan(at('work b ends'));
    expect(at('read c begins')).toBeGreaterThan(at('work a ends'));
    expect(at('store a begins')).toBeGreaterThan(at('work a ends'));
    for (const step of Object.keys(steps)) {
      expect(happened.filter(what => what.startsWith(step))).toEqual(
        ['a', 'b', 'c'].flatMap(piece => [
          `${step} ${piece} begins`,
          `${step} ${piece} ends`,
        ]),
      );
    }
  });

  it('takes no further piece before the break after the last ones, in which nothing is under way', async () => {
    const { happened, steps } = told();
    const open = () =>
      happened.filter(what => what.endsWith('begins')).length -
      happened.filter(what => what.endsWith('ends')).length;
    const breaks: number[] = [];
    await readAhead(['a', 'b'], {
      ...steps,
      breakAfter: async tookMs => {
        expect(tookMs).toBeGreaterThanOrEqual(0);
        expect(open()).toBe(0);
        breaks.push(happened.length);
      },
    });
    expect(breaks).toHaveLength(3);
  });

  it('of nothing reads nothing', async () => {
    const { happened, steps } = told();
    await readAhead([], steps);
    expect(happened).toEqual([]);
  });

  it.each([
    ['read', 'a'],
    ['read', 'c'],
    ['work', 'b'],
    ['store', 'c'],
  ] as const)('fails when it cannot %s %s', async (how, which) => {
    const { steps } = told();
    const failing = async (piece: string) => {
      if (piece === which) throw new Error(`no ${piece}`);
      return piece;
    };
    await expect(
      readAhead(['a', 'b', 'c'], { ...steps, [how]: failing }),
    ).rejects.toThrow(`no ${which}`);
  });
});
