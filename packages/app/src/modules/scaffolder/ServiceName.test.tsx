import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import {
  scaffolderApiRef,
  type ScaffolderApi,
  type TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-react';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { discoveryApiRef, fetchApiRef } from '@backstage/frontend-plugin-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryModule } from '../query';
import type { NameQuestion, NameVerdict } from './nameVerdict';
import { scaffolderModule } from './scaffolderModule';

const MANIFEST: TemplateParameterSchema = {
  title: 'A service',
  steps: [
    {
      title: 'Your service',
      schema: {
        type: 'object',
        required: ['name'],
        properties: {
          name: {
            title: 'Name',
            type: 'string',
            'ui:field': 'ServiceName',
            'ui:options': { template: 'template:default/node-service' },
          },
          owner: { title: 'Owner', type: 'string' },
          description: { title: 'What it does', type: 'string' },
        },
      },
    },
  ],
};

const VALUES = {
  owner: 'group:default/settlement',
  description: 'Keeps the limits of cards.',
};

/** The scaffolder's own page over a backend that gives this verdict; `undefined` is one that is away. */
async function openForm(
  verdictOn: (question: NameQuestion) => NameVerdict | undefined,
) {
  const asked: NameQuestion[] = [];
  window.history.replaceState(
    {},
    '',
    `/?${new URLSearchParams({ formData: JSON.stringify(VALUES) })}`,
  );
  const catalogApi = catalogApiMock();
  const scaffolder: Partial<ScaffolderApi> = {
    getTemplateParameterSchema: async () => MANIFEST,
  };
  renderTestApp({
    features: [scaffolderPlugin, queryModule, scaffolderModule],
    apis: [
      [catalogApiRef, catalogApi],
      [
        entityPresentationApiRef,
        DefaultEntityPresentationApi.create({ catalogApi }),
      ],
      // The form asks for nothing else of it.
      [scaffolderApiRef, scaffolder as ScaffolderApi],
      [permissionApiRef, mockApis.permission()],
      [discoveryApiRef, { getBaseUrl: async id => `http://portal.test/${id}` }],
      [
        fetchApiRef,
        {
          fetch: async (_, init) => {
            const question = JSON.parse(String(init?.body));
            asked.push(question);
            const verdict = verdictOn(question);
            return verdict
              ? new Response(JSON.stringify(verdict))
              : new Response('{}', { status: 503 });
          },
        },
      ],
    ],
    initialRouteEntries: ['/create/templates/default/service'],
  });
  return { name: await screen.findByRole('textbox', { name: /Name/ }), asked };
}

const review = () =>
  userEvent.click(screen.getByRole('button', { name: 'Review' }));
const create = () => screen.queryByRole('button', { name: 'Create' });

describe('the name of a service', () => {
  it('is said to be free, and the form goes on', async () => {
    const { name } = await openForm(() => ({ outcome: 'free' }));
    await userEvent.type(name, 'card-limits');
    expect(
      await screen.findByText('The name card-limits is free.'),
    ).toBeVisible();
    await review();
    await waitFor(() => expect(create()).toBeVisible());
  });

  it('is said to be taken before anything, and the form stays, however often it is sent', async () => {
    const says = 'The name card-limits is taken: there is the repository R.';
    const { name, asked } = await openForm(() => ({ outcome: 'taken', says }));
    await userEvent.type(name, 'card-limits');
    expect(await screen.findByText(says)).toBeVisible();
    await review();
    expect(await screen.findAllByText(says)).not.toHaveLength(1);
    await review();
    expect(create()).not.toBeInTheDocument();
    expect(asked.at(-1)).toEqual({
      template: 'template:default/node-service',
      name: 'card-limits',
      owner: VALUES.owner,
      values: {
        description: VALUES.description,
        tier: '',
        system: '',
        onCall: '',
      },
    });
  });

  it('is said to be continued, with what is there', async () => {
    const { name } = await openForm(() => ({
      outcome: 'continues',
      there: ['the repository R', 'the Argo CD application A'],
    }));
    await userEvent.type(name, 'card-limits');
    expect(
      await screen.findByText(/^Continue: an earlier run began card-limits/),
    ).toBeVisible();
    const list = within(screen.getByRole('status')).getAllByRole('listitem');
    expect(list.map(item => item.textContent)).toEqual([
      'the repository R',
      'the Argo CD application A',
    ]);
    await review();
    await waitFor(() => expect(create()).toBeVisible());
  });

  it('is not continued with other values, and says which count', async () => {
    const says = 'card-limits is there already, with other values.';
    const { name } = await openForm(({ values }) =>
      values
        ? { outcome: 'differs', says }
        : { outcome: 'continues', there: ['the repository R'] },
    );
    await userEvent.type(name, 'card-limits');
    expect(await screen.findByText(says)).toBeVisible();
    await review();
    expect(create()).not.toBeInTheDocument();
  });

  it('is not free while the portal does not answer', async () => {
    const { name } = await openForm(() => undefined);
    await userEvent.type(name, 'card-limits');
    expect(
      await screen.findByText(
        /^The portal could not check whether the name is free: .*503/,
      ),
    ).toBeVisible();
    await review();
    expect(await screen.findAllByText(/Try again\.$/)).not.toHaveLength(0);
    expect(create()).not.toBeInTheDocument();
  });

  it('is not asked about before it has the form of a name', async () => {
    const { name, asked } = await openForm(() => ({ outcome: 'free' }));
    await userEvent.type(name, 'Card Limits');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(asked).toEqual([]);
  });
});
