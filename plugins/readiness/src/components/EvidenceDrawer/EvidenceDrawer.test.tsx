import type { EvidenceRecord } from '@groundwork/plugin-readiness-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  allAnswer,
  assessment,
  observed,
  renderPages,
} from '../../__testUtils__';

async function drawerOf(record: EvidenceRecord) {
  renderPages({
    at: `/readiness?evidence=${record.id}`,
    answers: {
      organisation: async () => ({ assessment, sources: allAnswer }),
      evidence: async () => record,
    },
  });
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Evidence' }),
  );
  await dialog.findByText('Digest');
  return dialog;
}

/** The record without an answer, as it is stored after a look that gave none. */
function withoutValue(): EvidenceRecord {
  const { value, object, ...rest } = observed;
  return rest;
}

describe('EvidenceDrawer', () => {
  it('opens from the address and says who was asked what, and when', async () => {
    const dialog = await drawerOf(observed);
    expect(dialog.getByText('observed')).toBeVisible();
    expect(dialog.getByText('kubernetes live')).toBeVisible();
    expect(
      dialog.getByText('GET /apis/apps/v1/deployments?limit=500'),
    ).toBeVisible();
    expect(
      dialog.getByRole('link', { name: /Deployment cards\/card-issuing/ }),
    ).toHaveAttribute('href', 'https://live.example.com/cards/card-issuing');
  });

  it('shows what a source answered as text, whatever it contains', async () => {
    const dialog = await drawerOf(observed);
    expect(
      dialog.getByRole('region', { name: 'What was stored' }),
    ).toHaveTextContent('<img src=');
    expect(dialog.queryByRole('img')).not.toBeInTheDocument();
  });

  it.each([
    // eslint-disable-next-line no-script-url -- what an evil source would send
    'javascript:alert(1)',
    'data:text/html,hello',
    '//live.example.com',
  ])('makes no link of %s', async url => {
    const dialog = await drawerOf({
      ...observed,
      object: { ...observed.object, url },
    });
    expect(dialog.getByText(/Deployment cards\/card-issuing/)).toBeVisible();
    expect(dialog.queryByRole('link')).not.toBeInTheDocument();
  });

  it('tells "nothing there" from "could not look"', async () => {
    const dialog = await drawerOf({
      ...withoutValue(),
      outcome: 'absent',
      message: 'no deployment carries its name',
    });
    expect(
      dialog.getByText('looked, nothing there: no deployment carries its name'),
    ).toBeVisible();
  });

  it('says why a look failed, in the source’s words, and what to do', async () => {
    const dialog = await drawerOf({
      ...withoutValue(),
      outcome: 'failed',
      reason: 'forbidden',
      message: 'deployments.apps is forbidden',
    });
    expect(
      dialog.getByText('could not look: live denied access (403)'),
    ).toBeVisible();
    expect(dialog.getByText('deployments.apps is forbidden')).toBeVisible();
    expect(
      dialog.getByText(/Give the portal’s account the right/),
    ).toBeVisible();
  });

  it('closes on Escape and leaves the page’s own address', async () => {
    await drawerOf(observed);
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(screen.getByLabelText('Address')).toBeEmptyDOMElement();
  });
});
