import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  allAnswer,
  assessment,
  oneRefuses,
  prerequisite,
  renderPages,
} from '../../__testUtils__';
import { ReadinessClient } from '../../api';
import type { OrganisationAssessment } from '../../answers';

const at = '/readiness';
const foundation = prerequisite('P1').score.displayed;

describe('OrganisationPage', () => {
  it('opens with the verdict, then the five prerequisites with their bounds', async () => {
    renderPages({
      at,
      answers: {
        organisation: async () => ({ assessment, sources: allAnswer }),
      },
    });
    expect(
      await screen.findByRole('heading', { name: assessment.verdict.sentence }),
    ).toBeVisible();
    expect(
      screen.getByText('What is known leaves 3 answers open.'),
    ).toBeVisible();
    const list = within(
      screen.getByRole('list', { name: 'The five prerequisites' }),
    );
    expect(
      list.getAllByRole('link').map(link => link.getAttribute('href')),
    ).toEqual(
      ['P1', 'P2', 'P3', 'P4', 'P5'].map(
        id => `/readiness/prerequisites/${id}`,
      ),
    );
    expect(
      list.getByRole('img', {
        name: new RegExp(
          `^Consistent foundation: between ${foundation.lo} and ${foundation.hi}`,
        ),
      }),
    ).toBeVisible();
    expect(list.getByText('fails by veto, certain')).toBeVisible();
    expect(list.getByText('fails, certain')).toBeVisible();
    expect(list.getAllByText('undecided')).toHaveLength(3);
  });

  it('prints the first three moves of the plan, with what each gains and costs', async () => {
    renderPages({
      at,
      answers: {
        organisation: async () => ({ assessment, sources: allAnswer }),
      },
    });
    const table = within(
      await screen.findByRole('table', { name: 'Next moves' }),
    );
    const moves = assessment.plan.moves.slice(0, 3);
    expect(moves).toHaveLength(3);
    expect(
      table
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual(
      moves.map(({ summary, effort }) =>
        expect.stringMatching(
          new RegExp(
            `^${summary.replaceAll(
              /[.()]/g,
              '.',
            )}.*points? in [A-Z].*${effort}$`,
          ),
        ),
      ),
    );
  });

  it.each([
    [
      { state: 'known', days: 61, months: 10.6 },
      'At the pace of the last 61 days, yours passes in about 11 months.',
    ],
    [
      { state: 'too-short' },
      'Your own pace is shown after 28 days of history.',
    ],
    [
      { state: 'not-rising' },
      'Yours is not getting closer: what is known for sure does not rise.',
    ],
    [
      { state: 'veto' },
      'Yours stays closed while a veto is in force; no score makes up for it.',
    ],
  ] as const)('says how long the foundation takes: %j', async (pace, says) => {
    renderPages({
      at,
      answers: {
        organisation: async () => ({
          ...{ assessment, sources: allAnswer },
          forecast: { elsewhere: { lo: 6, hi: 9 }, pace },
        }),
      },
    });
    expect(
      await screen.findByText(text =>
        text.startsWith(
          `Elsewhere, foundation work took 6 to 9 months. ${says}`,
        ),
      ),
    ).toBeVisible();
  });

  it('says how much is still unknown when the verdict is certain', async () => {
    const certain: OrganisationAssessment = {
      ...assessment,
      verdict: {
        ...assessment.verdict,
        phase: 'FOUNDATION',
        certain: true,
        possible: ['FOUNDATION'],
        sentence: 'Fix the foundation first.',
      },
    };
    renderPages({
      at,
      answers: {
        organisation: async () => ({ assessment: certain, sources: allAnswer }),
      },
    });
    expect(
      await screen.findByText(
        `This is certain: it stands whatever the ${foundation.unknown} % still unknown shows.`,
      ),
    ).toBeVisible();
  });

  it.each([
    [{ engineers: 1340, from: 'declared' as const }, /· 1,340 engineers$/],
    [
      { engineers: 40, from: 'catalog' as const, isLowerBound: true },
      /· at least 40 engineers$/,
    ],
    [{ from: 'unknown' as const }, /· number of engineers not known$/],
  ])(
    'says how large the organisation is, or that it is not known: %j',
    async (size, words) => {
      renderPages({
        at,
        answers: {
          organisation: async () => ({
            assessment: { ...assessment, size },
            sources: allAnswer,
          }),
        },
      });
      expect(await screen.findByText(words)).toBeVisible();
    },
  );

  it('leads from how many sources answer to each of them, and from a gain to what it is counted from', async () => {
    renderPages({
      at,
      answers: {
        organisation: async () => ({ assessment, sources: allAnswer }),
      },
    });
    expect(
      await screen.findByRole('link', { name: '4 of 4 sources answer' }),
    ).toHaveAttribute('href', '/readiness/collectors');
    const gains = screen.getAllByRole('link', { name: /points? in/ });
    expect(gains[0]).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/readiness\/prerequisites\/P\d$/),
    );
  });

  it('leads from each reason to what it rests on', async () => {
    const reasons = [
      { sentence: 'The baseline fails.', about: 'P5' as const },
      { sentence: 'It has not held.', about: 'foundationLatched' as const },
      { sentence: 'It varies by squad.', about: 'variation' as const },
      { sentence: 'Freeze portal work.', about: 'portal' as const },
    ];
    renderPages({
      at,
      answers: {
        organisation: async () => ({
          assessment: {
            ...assessment,
            verdict: { ...assessment.verdict, reasons },
          },
          sources: allAnswer,
        }),
      },
    });
    const to = async (name: string) =>
      (await screen.findByRole('link', { name })).getAttribute('href');
    expect(await to('The baseline fails.')).toBe('/readiness/prerequisites/P5');
    expect(await to('It has not held.')).toBe('/readiness/prerequisites/P1');
    const [, anchor = ''] = (await to('It varies by squad.'))?.split('#') ?? [];
    expect(document.getElementById(anchor)).toBe(
      screen.getByRole('region', { name: 'A newcomer’s way to production' }),
    );
    expect(
      screen.queryByRole('link', { name: 'Freeze portal work.' }),
    ).not.toBeInTheDocument();
    expect(await to('Pipelines')).toBe('/readiness/prerequisites/P2');
  });

  it('names the register that could not be read and what would decide the verdict', async () => {
    const title =
      'Make the register of declarations readable: github git.example answered 403 to /repos/acme/register';
    const verdict = {
      ...assessment.verdict,
      certain: false,
      possible: ['NO_PORTAL' as const, 'FOUNDATION' as const],
      reasons: [
        {
          sentence: 'The number of engineers is not known.',
          about: 'engineers' as const,
        },
      ],
      looks: [
        { fact: 'engineers', title, effort: 'low' as const },
        {
          fact: 'accelerators',
          title: 'Declare your accelerators',
          effort: 'low' as const,
          declare: {
            into: 'declarations.yaml in acme/register',
            yaml: 'accelerators: []\n',
            href: 'how-to/declare-what-no-api-knows',
          },
        },
      ],
    };
    renderPages({
      at,
      answers: {
        organisation: async () => ({
          assessment: { ...assessment, verdict },
          sources: allAnswer,
        }),
      },
    });
    expect(
      await screen.findByText('What is known leaves 2 answers open.'),
    ).toBeVisible();
    expect(
      screen.getByText('The number of engineers is not known.'),
    ).toBeVisible();
    expect(screen.getByText(`${title} (low effort)`)).toBeVisible();
    const declare = screen.getByText(
      /^Declare your accelerators \(low effort\)/,
    );
    expect(declare).toHaveTextContent(
      'Write this into declarations.yaml in acme/register:',
    );
    expect(within(declare).getByText('accelerators: []')).toBeVisible();
    expect(within(declare).getByRole('link')).toHaveAttribute(
      'href',
      '/docs/default/system/groundwork/how-to/declare-what-no-api-knows/',
    );
  });

  it('says of what is not scored that its number is unknown', async () => {
    const [known, ...others] = assessment.context;
    if (!known) throw new Error('Nothing is measured beside the score');
    const { value, ...unknown } = known;
    renderPages({
      at,
      answers: {
        organisation: async () => ({
          assessment: {
            ...assessment,
            context: [{ ...unknown, state: 'informative' }, ...others],
          },
          sources: allAnswer,
        }),
      },
    });
    const row = (await screen.findByText(known.title)).closest('summary');
    expect(row).toHaveTextContent(/not scored.*unknown$/);
  });

  it('names the source that did not answer and stays complete for the rest', async () => {
    renderPages({
      at,
      answers: {
        organisation: async () => ({ assessment, sources: oneRefuses }),
      },
    });
    const [note] = await screen.findAllByRole('status');
    expect(note).toHaveTextContent('3 of 4 sources answered.');
    expect(note).toHaveTextContent(
      /live denied access \(403\) on \/apis\/apps\/v1\/deployments since/,
    );
    expect(
      screen.getByRole('list', { name: 'The five prerequisites' }),
    ).toBeVisible();
  });

  it('says that nobody has looked yet instead of showing zeros', async () => {
    renderPages({
      at,
      answers: {
        organisation: async () => ({
          sources: { answering: 0, total: 0, failing: [] },
        }),
      },
    });
    expect(
      await screen.findByRole('heading', { name: 'Nobody has looked yet.' }),
    ).toBeVisible();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('says what went wrong and asks again on request', async () => {
    let asked = 0;
    renderPages({
      at,
      answers: {
        organisation: async () => {
          asked += 1;
          if (asked === 1) throw new Error('the database is away');
          return { assessment, sources: allAnswer };
        },
      },
    });
    expect(
      await screen.findByText('Readiness is unknown: the database is away'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(
      await screen.findByRole('heading', { name: assessment.verdict.sentence }),
    ).toBeVisible();
  });

  it('does not show an answer that it cannot understand', async () => {
    const client = new ReadinessClient({
      discoveryApi: { getBaseUrl: async () => 'http://portal.test' },
      fetchApi: {
        fetch: async () => new Response('{"assessment":{"score":100}}'),
      },
    });
    renderPages({ at, answers: { organisation: () => client.organisation() } });
    expect(await screen.findByText(/^Readiness is unknown/)).toBeVisible();
  });
});
