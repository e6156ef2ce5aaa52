import type { Entity } from '@backstage/catalog-model';
import { scorecardRow } from '@groundwork/plugin-readiness-common';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  observed,
  renderOnEntity,
  scorecard,
  services,
  viewOf,
} from '../../__testUtils__';
import type { SubjectAssessment, TeamScorecard } from '../../answers';
import type { ReadinessApi } from '../../api';
import { nameOf } from '../../words';
import { TeamContent } from './TeamContent';

const team: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'cards', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

/** A deployment of the service that was asked for. */
function judgedFrom({ entityRef }: { readonly entityRef: string }) {
  const name = nameOf(entityRef);
  return [
    viewOf(
      {
        ...observed,
        object: { kind: 'Deployment', namespace: 'cards', name },
        value: { kind: 'Deployment', name, claims: { flux: 'cards/all' } },
      },
      ['claims'],
    ),
  ];
}

/** What the backend says of a service that is asked for. */
function answerFor(
  judged: readonly SubjectAssessment[],
): ReadinessApi['service'] {
  return async entityRef => {
    const assessment = judged.find(({ subject }) => subject.ref === entityRef);
    return { ...(assessment ? { assessment } : {}), history: [] };
  };
}

function renderTeam(
  answer: TeamScorecard = scorecard,
  at = '/',
  service: ReadinessApi['service'] = answerFor(services),
) {
  return renderOnEntity(<TeamContent />, {
    entity: team,
    at,
    answers: {
      team: async () => answer,
      service,
      checkEvidence: async of => ({ items: judgedFrom(of), missing: 0 }),
    },
  });
}

describe('TeamContent', () => {
  const partOf = {
    ref: 'group:default/payments',
    serviceCount: 21,
    level: { lo: 0, hi: 0 },
  };

  it('says what to fix first, then shows the services in alphabetical order', async () => {
    renderTeam();
    expect(
      await screen.findByRole('heading', {
        name: '5 services; the lowest is on level 0 of 4',
      }),
    ).toBeVisible();
    expect(
      screen.getByText(
        /It keeps general-ledger and transfers from the next level \(low effort\)/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(
        /This repair alone leaves the team on level 0; 1 more is needed: .+ in limits and statements \(not known yet\)\./,
      ),
    ).toBeVisible();
    expect(
      screen.getAllByRole('rowheader').map(({ textContent }) => textContent),
    ).toEqual([
      'card-issuing',
      'general-ledger',
      'limits',
      'statements',
      'transfers',
    ]);
  });

  it('says of a repair that lifts the team to which level, and of a squad by its name', async () => {
    const { first } = scorecard;
    if (!first) throw new Error('Something is to be fixed');
    const lifted = {
      ...scorecard,
      first: { ...first, effect: { level: 3, lifts: true, needs: [] } },
    };
    renderTeam(lifted);
    expect(
      await screen.findByText(/This repair lifts the team to level 3\./),
    ).toBeVisible();
    cleanup();
    renderTeam({ ...lifted, partOf });
    expect(
      await screen.findByText(/This repair lifts cards to level 3\./),
    ).toBeVisible();
  });

  it('says nothing of the level while an older assessment does not tell', async () => {
    const { first } = scorecard;
    if (!first) throw new Error('Something is to be fixed');
    const { effect, ...older } = first;
    expect(effect).toBeDefined();
    renderTeam({ ...scorecard, first: older });
    expect(await screen.findByText(/^First: /)).not.toHaveTextContent(
      'This repair',
    );
  });

  it('turns the page of a team with more services than one shows', async () => {
    const first = { ...scorecard, serviceCount: 240, nextCursor: 'there' };
    renderOnEntity(<TeamContent />, {
      entity: team,
      answers: {
        team: async (_ref, options) => (options?.cursor ? scorecard : first),
      },
    });
    expect(await screen.findByText('5 of 240 services')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Next services' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'From the start' }),
    );
    expect(await screen.findByText('5 of 240 services')).toBeVisible();
  });

  it('shows a level that missing evidence leaves open as a range', async () => {
    renderTeam();
    const row = await screen.findByRole('row', { name: /^statements/ });
    expect(within(row).getByText('0 to 3')).toBeVisible();
  });

  it('opens a cell under its own address, and Escape closes it', async () => {
    renderTeam();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'transfers: Has documentation: fails',
      }),
    );
    const drawer = await screen.findByRole('dialog', { name: 'transfers' });
    // Beside what is to be done, and beside the lines that do it.
    const links = await within(drawer).findAllByRole('link', {
      name: 'How to fix it',
    });
    expect(links).toHaveLength(2);
    expect(links[0]).toBeVisible();
    expect(drawer).toHaveTextContent('backstage.io/techdocs-ref: dir:.');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(screen.getByLabelText('Address')).toBeEmptyDOMElement();
  });

  it.each(['passes', 'fails', 'unknown'])(
    'opens what a cell that reads "%s" rests on: claim, measure, need and the own object',
    async state => {
      renderTeam();
      const [cell] = await screen.findAllByRole('button', {
        name: new RegExp(`: ${state}$`),
      });
      if (!cell) throw new Error(`No cell ${state}`);
      const [service = ''] = cell.getAttribute('aria-label')?.split(': ') ?? [];
      await userEvent.click(cell);
      const drawer = within(
        await screen.findByRole('dialog', { name: service }),
      );
      expect(await drawer.findByText('What it checks')).toBeVisible();
      expect(drawer.getByText('Measured')).toBeVisible();
      expect(drawer.getByText('Needed')).toBeVisible();
      expect(drawer.getByText('Why the line is there')).toBeVisible();
      const evidence = within(
        await drawer.findByRole('article', {
          name: `Deployment cards/${service}`,
        }),
      );
      expect(
        evidence.getAllByText(/./, { selector: 'mark' })[0],
      ).toHaveTextContent('claims:');
    },
  );

  it('says of a waived cell who let it be, until when and why, what it is without, and how to mend it', async () => {
    const waiver = {
      id: 'w1',
      reason: 'risk-accepted' as const,
      justification: 'It is switched off in March.',
      approver: 'user:default/cleo',
      expiresAt: '2027-03-12T00:00:00Z',
    };
    const waived = services.map(service => ({
      ...service,
      checks: service.checks.map(check =>
        check.checkId === 'has-documentation' &&
        service.subject.name === 'transfers'
          ? {
              ...check,
              state: 'exempt' as const,
              stateWithoutWaiver: check.state,
              waiver,
            }
          : check,
      ),
    }));
    renderTeam(
      { ...scorecard, services: waived.map(scorecardRow) },
      '/',
      answerFor(waived),
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'transfers: Has documentation: waived until 12 Mar 2027',
      }),
    );
    const drawer = within(
      await screen.findByRole('dialog', { name: 'transfers' }),
    );
    expect(await drawer.findByText(/^Waived by/)).toHaveTextContent(
      /^Waived by cleo until 12 Mar 2027, because the risk is accepted: It is switched off in March\. Without the waiver it fails\.$/,
    );
    expect(drawer.getByRole('link', { name: 'cleo' })).toHaveAttribute(
      'href',
      '/catalog/default/user/cleo',
    );
    expect(
      drawer.getAllByRole('link', { name: 'How to fix it' })[0],
    ).toBeVisible();
  });

  it('opens what a level is made of, from there each check, and Escape closes all of it', async () => {
    renderTeam();
    await userEvent.click(
      await screen.findByRole('button', { name: 'transfers: level 0' }),
    );
    const level = within(
      await screen.findByRole('dialog', { name: 'transfers: level 0 of 4' }),
    );
    await userEvent.click(
      await level.findByRole('button', { name: 'Has documentation' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'transfers' }),
    ).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(screen.getByLabelText('Address')).toBeEmptyDOMElement();
  });

  it('opens the same cell for a colleague who follows the link', async () => {
    renderTeam(
      scorecard,
      `/?check=${encodeURIComponent(
        'component:default/transfers~has-documentation',
      )}`,
    );
    expect(
      await screen.findByRole('dialog', { name: 'transfers' }),
    ).toBeVisible();
  });

  it('asks once for everything behind the cells of a service, and not before one is opened', async () => {
    const asked: string[] = [];
    renderTeam(scorecard, '/', async (entityRef, options) => {
      asked.push(entityRef);
      return answerFor(services)(entityRef, options);
    });
    const cell = await screen.findByRole('button', {
      name: 'transfers: Has documentation: fails',
    });
    expect(asked).toEqual([]);
    await userEvent.click(cell);
    expect(await screen.findByText('What it checks')).toBeVisible();
    expect(asked).toEqual(['component:default/transfers']);
  });

  it('says what went wrong when what is behind a cell cannot be read, and asks again', async () => {
    let isSilent = true;
    renderTeam(scorecard, '/', async (entityRef, options) => {
      if (isSilent) throw new Error('The database is gone');
      return answerFor(services)(entityRef, options);
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'transfers: Has documentation: fails',
      }),
    );
    const drawer = within(
      await screen.findByRole('dialog', { name: 'transfers' }),
    );
    expect(await drawer.findByText(/The database is gone/)).toBeVisible();
    isSilent = false;
    await userEvent.click(drawer.getByRole('button', { name: 'Ask again' }));
    expect(await drawer.findByText('What it checks')).toBeVisible();
  });

  it('says of a service that is no longer judged why', async () => {
    renderTeam(scorecard, '/?check=component:default/transfers', async () => ({
      notJudged: 'It is not in production any more.',
      history: [],
    }));
    expect(
      await screen.findByText('It is not in production any more.'),
    ).toBeVisible();
  });

  it('ignores an address that names no cell', async () => {
    renderTeam(scorecard, '/?check=component:default/gone~has-documentation');
    expect(await screen.findByRole('table')).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  const squad: Entity = { ...team, spec: { type: 'squad', children: [] } };
  it('shows a squad its own services, says whose scorecard they are from and leads there', async () => {
    renderOnEntity(<TeamContent />, {
      entity: squad,
      answers: { team: async () => ({ ...scorecard, partOf }) },
    });
    expect(
      await screen.findByRole('rowheader', { name: 'transfers' }),
    ).toBeVisible();
    expect(
      screen.getByText(
        /^Levels are counted by team\. cards owns 5 of the 21 services of payments, and these are their rows\. Across all squads, payments is on level 0 of 4, the level of its weakest service\./,
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'See the scorecard of payments' }),
    ).toHaveAttribute('href', '/catalog/default/group/payments/readiness');
  });

  it('leads from a squad without services to the scorecard of its team', async () => {
    renderOnEntity(<TeamContent />, {
      entity: squad,
      answers: {
        team: async () => ({
          team: { ref: 'group:default/cards' },
          partOf,
          columns: [],
          services: [],
          serviceCount: 0,
        }),
      },
    });
    expect(
      await screen.findByText(
        /cards is part of payments, and none of the 21 services of payments names cards as its owner/,
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'See the scorecard of payments' }),
    ).toHaveAttribute('href', '/catalog/default/group/payments/readiness');
    expect(screen.queryByText(/No service in production/)).toBeNull();
  });

  it('tells a team without services how one comes to count', async () => {
    renderTeam({
      team: scorecard.team,
      columns: [],
      services: [],
      serviceCount: 0,
    });
    expect(
      await screen.findByText(/No service in production names this team/),
    ).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
