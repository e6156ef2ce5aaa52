import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { check } from '../../__testUtils__/documents';
import type { Finding } from '../../answers';
import { Findings } from './Findings';

const declared = check('declares-workloads-as-code');

function byHand(name: string, team: string | undefined): Finding {
  return {
    message: `Deployment ${name} in live is claimed by nothing.`,
    ...(team ? { team: `group:default/${team}` } : {}),
    mend: {
      into: 'the Argo CD application',
      yaml: `spec:\n  destination:\n    namespace: ${team ?? 'none'}\n`,
    },
  };
}

function show(findings: readonly Finding[], findingCount = findings.length) {
  renderInTestApp(
    <Findings check={{ ...declared, findings: [...findings], findingCount }} />,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

describe('Findings', () => {
  it('lists all of many, by team, each team with what it writes once', async () => {
    show([
      ...Array.from({ length: 30 }, (_, at) => byHand(`wire-${at}`, 'wires')),
      ...Array.from({ length: 20 }, (_, at) => byHand(`card-${at}`, 'cards')),
      ...Array.from({ length: 4 }, (_, at) => byHand(`relic-${at}`, undefined)),
    ]);
    const groups = await screen.findAllByRole('group');
    expect(
      groups.map(group => within(group).getAllByRole('listitem').length),
    ).toEqual([20, 30, 4]);
    expect(groups[2]).toHaveTextContent('Belongs to no team4');
    const cards = within(groups[0] ?? document.body);
    expect(
      cards.getAllByText('Write this into the Argo CD application:'),
    ).toHaveLength(1);
    expect(cards.getByText(/namespace: cards/)).toBeVisible();
    expect(cards.getByRole('link', { name: 'How to fix it' })).toHaveAttribute(
      'href',
      expect.stringContaining('declare-workloads-as-code'),
    );
  });

  it('says how many are not for the reader, in words that agree', async () => {
    show([], 1);
    expect(
      await screen.findByText('1 finding is not listed here.'),
    ).toBeVisible();
  });

  it('leads to the file that somebody changes, and names one that no address is known of', async () => {
    show([
      {
        message: 'Its catalog file links no runbook.',
        object: {
          kind: 'Component',
          name: 'cards',
          url: 'https://git.example/acme/cards/blob/main/catalog-info.yaml',
        },
      },
      {
        message: 'Its pipeline calls no shared one.',
        object: { repo: 'acme/cards', path: '.github/workflows/ci.yml' },
      },
      {
        message: 'Deployment cards/cards in live runs one copy.',
        object: { kind: 'Deployment', name: 'cards' },
      },
    ]);
    expect(
      await screen.findByRole('link', { name: 'Component cards' }),
    ).toHaveAttribute(
      'href',
      'https://git.example/acme/cards/blob/main/catalog-info.yaml',
    );
    const [, pipeline, workload] = screen.getAllByRole('listitem');
    expect(pipeline).toHaveTextContent(
      'Its pipeline calls no shared one. acme/cards: .github/workflows/ci.yml',
    );
    expect(workload?.textContent).toBe(
      'Deployment cards/cards in live runs one copy.',
    );
  });
});
