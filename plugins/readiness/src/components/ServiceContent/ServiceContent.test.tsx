import type { Entity } from '@backstage/catalog-model';
import type { SubjectAssessment } from '@groundwork/plugin-readiness-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderOnEntity, services } from '../../__testUtils__';
import { ServiceContent } from './ServiceContent';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'statements', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production' },
};

function renderService(name: string, notJudged?: string) {
  const assessment: SubjectAssessment | undefined = services.find(
    ({ subject }) => subject.name === name,
  );
  return renderOnEntity(<ServiceContent />, {
    entity,
    answers: {
      service: async () => ({
        ...(assessment
          ? {
              assessment: {
                ...assessment,
                subject: {
                  ...assessment.subject,
                  team: 'group:default/payments',
                },
              },
            }
          : {}),
        ...(notJudged === undefined ? {} : { notJudged }),
        history: [],
      }),
      checkEvidence: async () => ({ items: [], missing: 2 }),
    },
  });
}

describe('ServiceContent', () => {
  it('says which level is next and what keeps it shut', async () => {
    renderService('transfers');
    expect(
      await screen.findByRole('heading', {
        name: 'It is on level 0 of 4. Level 1 is 1 check away: 1 to fix.',
      }),
    ).toBeVisible();
    const next = within(
      screen.getByRole('region', { name: 'Level 1: Owned (next)' }),
    );
    expect(next.getByText('fails')).toBeVisible();
  });

  it('leads to the scorecard of its team', async () => {
    renderService('transfers');
    expect(
      await screen.findByRole('link', {
        name: 'See the scorecard of payments',
      }),
    ).toHaveAttribute('href', '/catalog/default/group/payments/readiness');
  });

  it('begins with the repair of least effort on the way there', async () => {
    renderService('transfers');
    expect(
      await screen.findByText(
        /^First: Set its owner, spec\.owner .* \(low effort\) This repair lifts the service to level 1\./,
      ),
    ).toBeVisible();
    const [link] = screen.getAllByRole('link', { name: 'How to fix it' });
    expect(link).toHaveAttribute(
      'href',
      expect.stringContaining('name-owners-that-exist'),
    );
  });

  it('keeps what nobody could read apart from what fails', async () => {
    renderService('statements');
    expect(
      await screen.findByRole('heading', {
        name: 'It is on level 0 to 3 of 4. Level 1 is 1 check away: 1 not known.',
      }),
    ).toBeVisible();
  });

  it('has nothing further for a service at the top', async () => {
    renderService('card-issuing');
    expect(
      await screen.findByRole('heading', {
        name: 'It is on level 4 of 4. There is no higher one.',
      }),
    ).toBeVisible();
    expect(
      screen.getByRole('region', {
        name: 'Level 4: On the shared way (reached)',
      }),
    ).toBeVisible();
  });

  it('opens a rung that passes under its own address, and says what is no longer stored', async () => {
    renderService('card-issuing');
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Is deployed by GitOps: passes. What it rests on',
      }),
    );
    const drawer = within(
      await screen.findByRole('dialog', { name: 'card-issuing' }),
    );
    expect(
      await drawer.findByText(/^2 further observations are no longer stored/),
    ).toBeVisible();
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      'card-issuing%7Eis-deployed-by-gitops',
    );
  });

  it('says beside each repair how much work it is', async () => {
    renderService('transfers');
    expect(
      (
        await screen.findAllByText(
          /^To fix it: .* \((low|medium|high) effort\)/,
        )
      ).length,
    ).toBeGreaterThan(1);
  });

  it('says why a component is not judged, as the backend does, which knows the standard', async () => {
    renderService('unheard-of', 'Ladders are for services, and this is none.');
    expect(
      await screen.findByText('Ladders are for services, and this is none.'),
    ).toBeVisible();
  });
});
