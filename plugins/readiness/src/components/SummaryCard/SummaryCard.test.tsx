import type { Entity } from '@backstage/catalog-model';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  knownMetrics,
  numbersWith,
  renderOnEntity,
  undefinedMetric,
} from '../../__testUtils__';
import type { ReadinessApi } from '../../api';
import type { ServiceSummary } from '../../answers';
import { SummaryCard } from '.';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
  spec: { type: 'service' },
};

const { quality } = numbersWith();

const known: ServiceSummary = {
  readiness: {
    asOf: '2026-11-21T10:00:00.000Z',
    level: { lo: 2, hi: 3 },
    highestLevel: 4,
    next: { level: 3, toFix: 1, toKnow: 1 },
    first: {
      checkId: 'has-disruption-budget',
      summary: 'Give it a disruption budget.',
      href: 'how-to/readiness/give-a-disruption-budget',
      effort: 'low',
    },
    effect: {
      level: 2,
      lifts: false,
      needs: [
        {
          checkId: 'has-a-runbook',
          title: 'Has a runbook',
          isKnown: false,
          services: [],
        },
      ],
    },
  },
  delivery: {
    asOf: '2026-11-21T10:00:00.000Z',
    days: 90,
    leadTime: knownMetrics.leadTime,
    deploymentFrequency: knownMetrics.deploymentFrequency,
    sources: quality.sources,
  },
};

function renderCard(summary: ReadinessApi['summary']) {
  renderOnEntity(<SummaryCard />, { entity, answers: { summary } });
}

function cardWith(more: Partial<ServiceSummary>) {
  renderCard(async () => ({ ...known, ...more }));
}

const PAGE = '/catalog/default/component/checkout';

describe('the card of readiness and delivery', () => {
  it('says the level and what lifts it, and the numbers with what they were counted from; each leads to its tab', async () => {
    cardWith({});
    expect(
      await screen.findByRole('link', { name: 'level 2 to 3 of 4' }),
    ).toHaveAttribute('href', `${PAGE}/readiness`);
    expect(
      screen.getByText('Level 3 is 2 checks away: 1 to fix, 1 not known.'),
    ).toBeVisible();
    expect(
      screen.getByText(
        /^First: Give it a disruption budget\. \(low effort\) This repair alone leaves the service on level 2; 1 more is needed: Has a runbook \(not known yet\)\./,
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: '3.2 days (20 changes)' }),
    ).toHaveAttribute('href', `${PAGE}/delivery?metric=lead-time`);
    expect(
      screen.getByRole('link', { name: '3.2 a week (20 deployments)' }),
    ).toHaveAttribute('href', `${PAGE}/delivery?metric=deployment-frequency`);
    expect(screen.getByText(/production in the last 90 days/)).toBeVisible();
  });

  it('says why a number is missing, and shows no zero in its place', async () => {
    cardWith({
      delivery: {
        ...known.delivery,
        leadTime: undefinedMetric('hours', 'source-not-read'),
        deploymentFrequency: undefinedMetric('per-week', 'source-not-read'),
      },
    });
    expect(await screen.findAllByText('sources not read')).toHaveLength(2);
    expect(screen.getAllByText('Sentence of source-not-read.')).toHaveLength(2);
    for (const link of screen.getAllByRole('link', { name: /known/ }))
      expect(link).not.toHaveTextContent(/\d/);
  });

  it('names a source that does not answer above numbers that rest on the others', async () => {
    const [source] = quality.sources;
    if (!source) throw new Error('The sample has a source');
    cardWith({
      delivery: {
        ...known.delivery,
        sources: [
          {
            ...source,
            failureReasons: ['timeout'],
            streams: { total: 4, complete: 3, unfinished: 0, failed: 1 },
          },
        ],
      },
    });
    expect(await screen.findByText(/did not answer in time/)).toBeVisible();
    expect(
      screen.getByRole('link', { name: '3.2 days (20 changes)' }),
    ).toBeVisible();
  });

  it('says why it is not judged, and still how fast it delivers', async () => {
    const { delivery } = known;
    renderCard(async () => ({
      notJudged: 'Ladders are for services, and this is none.',
      delivery,
    }));
    expect(
      await screen.findByText('Ladders are for services, and this is none.'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: '3.2 days (20 changes)' }),
    ).toBeVisible();
  });

  it('says that both are unknown when the backend fails, and asks again', async () => {
    const summary = jest
      .fn<Promise<ServiceSummary>, []>()
      .mockRejectedValueOnce(new Error('Request failed with 503'))
      .mockResolvedValue(known);
    renderCard(summary);
    expect(
      await screen.findByText(
        'Readiness and delivery are unknown: Request failed with 503',
      ),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(
      await screen.findByRole('link', { name: 'level 2 to 3 of 4' }),
    ).toBeVisible();
  });
});
