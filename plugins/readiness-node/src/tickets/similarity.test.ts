import { clusterTexts } from './similarity';

const QUESTIONS = [
  'How do I get a database for my service in staging?',
  'Where do I see the production logs of my service?',
  'How can I get a staging database for my service?',
  'How do I rename a topic?',
  'Database for my service in staging, how do I get it?',
  'How do I see the logs of my service in production?',
];

/** The texts of each group. */
async function groupsOf(texts: readonly string[]) {
  const clusters = await clusterTexts(texts);
  return clusters.map(({ members }) => members.map(at => texts[at]).sort());
}

describe('questions that are put in several wordings', () => {
  it('are one when most of the wording is the same, and no other joins them', async () => {
    const groups = await groupsOf(QUESTIONS);
    expect(groups.map(({ length }) => length)).toEqual([3, 2, 1]);
    expect(groups[0]).toEqual(
      QUESTIONS.filter(text => /database/i.test(text)).sort(),
    );
    expect(groups[1]).toEqual(
      QUESTIONS.filter(text => text.includes('logs')).sort(),
    );
  });

  it('are the same groups in whatever order they come', async () => {
    const turned = [...QUESTIONS.slice(3), ...QUESTIONS.slice(0, 3)];
    const bySize = (groups: readonly (readonly (string | undefined)[])[]) =>
      groups.map(group => group.join('|')).sort();
    expect(bySize(await groupsOf(turned))).toEqual(
      bySize(await groupsOf(QUESTIONS)),
    );
  });

  it('are led by the most frequent wording', async () => {
    const texts = [QUESTIONS[0] ?? '', QUESTIONS[2] ?? '', QUESTIONS[2] ?? ''];
    const [cluster] = await clusterTexts(texts);
    expect(cluster).toEqual({ leader: 1, members: [0, 1, 2] });
  });

  it('are none where there are none, and one text without a letter is like itself alone', async () => {
    expect(await clusterTexts([])).toEqual([]);
    expect(await groupsOf(['???', QUESTIONS[0] ?? ''])).toHaveLength(2);
  });

  it('let other work go on while very many are compared, and end when nobody wants them any more', async () => {
    const words = Array.from({ length: 900 }, (_, at) =>
      (at * 7919).toString(36).repeat(2),
    );
    const many = Array.from({ length: 1500 }, (_, at) =>
      Array.from(
        { length: 30 },
        (__, word) => words[(at * 31 + word * word * 17) % 900],
      ).join(' '),
    );
    const aborted = new AbortController();
    setImmediate(() => aborted.abort(new Error('too late')));
    await expect(clusterTexts(many, aborted.signal)).rejects.toThrow(
      'too late',
    );
  });
});
