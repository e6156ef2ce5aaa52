import type { EvidenceRecord } from '@groundwork/plugin-readiness-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  allAnswer,
  assessment,
  observed,
  renderPages,
  viewOf,
} from '../../__testUtils__';
import type { EvidenceAddress } from '../../api';

async function drawerOf(
  record: EvidenceRecord,
  fields: readonly string[] = [],
) {
  renderPages({
    at: `/readiness?evidence=${record.id}`,
    answers: {
      organisation: async () => ({ assessment, sources: allAnswer }),
      evidence: async () => viewOf(record, fields),
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
    expect(
      dialog.getByRole('heading', { name: 'Deployment cards/card-issuing' }),
    ).toBeVisible();
    expect(dialog.getByText('kubernetes live')).toBeVisible();
    expect(
      dialog.getByText('GET /apis/apps/v1/deployments?limit=500'),
    ).toBeVisible();
    expect(
      dialog.getByRole('link', { name: /^Open in live\.example\.com/ }),
    ).toHaveAttribute('href', 'https://live.example.com/cards/card-issuing');
  });

  it('leads from what was measured of deliveries to the deliveries themselves', async () => {
    const { object, ...record } = observed;
    const dialog = await drawerOf({
      ...record,
      kind: 'delivery-metrics',
      subjectRef: 'component:default/card-issuing',
    });
    expect(
      dialog.getByRole('link', { name: 'Open its deliveries' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/card-issuing/delivery',
    );
  });

  it('marks the lines that the check reads, and copies the object as YAML', async () => {
    const user = userEvent.setup();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    const dialog = await drawerOf(
      { ...observed, value: { kind: 'Deployment', claims: { flux: 'a/b' } } },
      ['claims'],
    );
    const stored = within(
      dialog.getByRole('region', { name: 'What was stored' }),
    );
    expect(
      stored.getAllByText(/./, { selector: 'mark' }).map(of => of.textContent),
    ).toEqual(['claims:\n', '  flux: a/b\n']);
    await user.click(stored.getByRole('button', { name: 'Copy as YAML' }));
    expect(await stored.findByText('Copied')).toBeVisible();
    expect(copied).toHaveBeenCalledWith(
      'kind: Deployment\nclaims:\n  flux: a/b\n',
    );
  });

  it('never shows a whole cluster: it names the objects, and each opens under its own address', async () => {
    const asked: EvidenceAddress[] = [];
    const { value: _, object: __, ...cluster } = observed;
    renderPages({
      at: `/readiness?evidence=${observed.id}~is-deployed-by-gitops`,
      answers: {
        organisation: async () => ({ assessment, sources: allAnswer }),
        evidence: async of => {
          asked.push(of);
          return of.object
            ? viewOf({ ...observed, object: { ...of.object } })
            : {
                ...viewOf(cluster),
                objects: [
                  { kind: 'Deployment', namespace: 'cards', name: 'limits' },
                ],
                objectCount: 1,
              };
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Deployment cards/limits' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Deployment cards/limits' }),
    ).toBeVisible();
    expect(asked.at(-1)).toEqual({
      id: observed.id,
      check: 'is-deployed-by-gitops',
      object: { kind: 'Deployment', namespace: 'cards', name: 'limits' },
    });
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
    expect(
      dialog.getByRole('heading', { name: /Deployment cards\/card-issuing/ }),
    ).toBeVisible();
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
