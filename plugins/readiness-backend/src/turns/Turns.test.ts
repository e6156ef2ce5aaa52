import { Turns } from './Turns';

/** A clock that only work and others move. */
function timed(
  options: {
    readonly othersMs?: number;
    readonly isElsewhere?: true;
    /** Happens while others have their turn. */
    readonly meanwhile?: () => void;
    readonly isServing?: true;
  } = {},
) {
  let nowMs = 0;
  let workedMs = 0;
  const happened: string[] = [];
  const turns = new Turns({
    turnMs: 10,
    nowMs: () => nowMs,
    workedMs: () => workedMs,
    others: async () => {
      happened.push('others');
      nowMs += options.othersMs ?? 0;
      workedMs += options.isElsewhere ? 0 : options.othersMs ?? 0;
      options.meanwhile?.();
    },
    rest: async ms => {
      happened.push(`rest ${ms}`);
      nowMs += ms;
    },
    isServing: () => options.isServing ?? false,
  });
  const work = (name: string, ms: number) => {
    nowMs += ms;
    workedMs += ms;
    happened.push(name);
    return name;
  };
  return { turns, happened, work };
}

describe('long work', () => {
  it('lets everybody else run whenever its turn is over, and goes on in order', async () => {
    const { turns, happened, work } = timed();
    expect(
      await turns.map(['a', 'b', 'c', 'd', 'e'], name => work(name, 5)),
    ).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(happened).toEqual(['a', 'b', 'others', 'c', 'd', 'others', 'e']);
  });

  it('does not stop for work that fits into one turn', async () => {
    const { turns, happened, work } = timed();
    await turns.map(['a', 'b'], name => work(name, 1));
    expect(happened).toEqual(['a', 'b']);
  });

  it.each([
    [1, []],
    [5, ['rest 20']],
    [100, ['rest 40']],
  ])(
    'rests the longer the busier others are: %i ms',
    async (othersMs, rests) => {
      const { turns, happened, work } = timed({ othersMs });
      await turns.map(['a', 'b'], name => work(name, 10));
      expect(happened).toEqual(['a', 'others', ...rests, 'b']);
    },
  );

  it('does not rest when it is another process that has the processor', async () => {
    const { turns, happened, work } = timed({
      othersMs: 100,
      isElsewhere: true,
    });
    await turns.map(['a', 'b'], name => work(name, 10));
    expect(happened).toEqual(['a', 'others', 'b']);
  });

  it.each([
    [10, []],
    [15, ['rest 20']],
  ])(
    'takes the coming in of an answer for work of its own, up to ten milliseconds: %i ms',
    async (othersMs, rests) => {
      const { turns, happened, work } = timed({ othersMs });
      const asked = turns.answer(
        turns.map(['a', 'b', 'c'], name => work(name, 10)),
      );
      expect(await asked).toEqual(['a', 'b', 'c']);
      // The second time nothing is left of the ten.
      const [first = [], ...later] = happened
        .join(' ')
        .split('others')
        .slice(1)
        .map(part => part.match(/rest \d+/g) ?? []);
      expect(first).toEqual(rests);
      expect(later).toEqual([['rest 40']]);
    },
  );

  it('does not take work after an answer for its coming in', async () => {
    const { turns, happened, work } = timed({ othersMs: 5 });
    await turns.answer(Promise.resolve());
    await turns.map(['a', 'b'], name => work(name, 10));
    expect(happened).toEqual(['a', 'others', 'rest 20', 'b']);
  });

  it('takes turns with other long work and does not take that for others', async () => {
    const { turns, happened, work } = timed();
    await Promise.all([
      turns.map(['a', 'b', 'c'], name => work(name, 10)),
      turns.map(['1', '2', '3'], name => work(name, 10)),
    ]);
    expect(happened.filter(what => what.startsWith('rest'))).toEqual([]);
    const longest = happened
      .join('')
      .split('others')
      .map(({ length }) => length);
    expect(Math.max(...longest)).toBe(1);
  });

  it('notices how busy others are although other long work comes meanwhile', async () => {
    let later: Promise<unknown> | undefined;
    const { turns, happened, work } = timed({
      othersMs: 5,
      meanwhile: () => {
        later ??= turns.map(['1', '2'], name => work(name, 10));
      },
    });
    await turns.map(['a', 'b'], name => work(name, 10));
    await later;
    expect(happened.slice(0, 4)).toEqual(['a', 'others', 'rest 20', 'b']);
  });

  it.each([
    [5, ['rest 20']],
    [10_000, ['rest 1000']],
  ])(
    'takes a break of four times a piece of work with the database while somebody is served: %i ms',
    async (tookMs, rests) => {
      const { turns, happened } = timed({ isServing: true });
      expect(turns.isServing).toBe(true);
      await turns.breakAfter(tookMs);
      expect(happened).toEqual(rests);
    },
  );

  it('takes no break while nobody is served', async () => {
    const { turns, happened } = timed();
    await turns.breakAfter(5);
    expect(happened).toEqual([]);
  });

  it('goes on after work that failed', async () => {
    const { turns, work } = timed();
    await expect(
      turns.map(['a'], () => {
        throw new Error('a defect');
      }),
    ).rejects.toThrow('a defect');
    expect(await turns.map(['b', 'c'], name => work(name, 20))).toEqual([
      'b',
      'c',
    ]);
  });

  it('is no obstacle to a timer of somebody else', async () => {
    const turns = new Turns({ turnMs: 0 });
    let fired = false;
    setTimeout(() => {
      fired = true;
    }, 1);
    const until = Date.now() + 2_000;
    await turns.map(
      (function* waiting() {
        while (!fired && Date.now() < until) yield undefined;
      })(),
      () => undefined,
    );
    expect(fired).toBe(true);
  });
});
