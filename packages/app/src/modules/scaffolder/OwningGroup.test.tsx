import type { Entity } from '@backstage/catalog-model';
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
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryModule } from '../query';
import { scaffolderModule } from './scaffolderModule';

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: parent ? 'squad' : 'team', children: [] },
    relations: parent
      ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
      : [],
  };
}

const GROUPS = [
  group('cards'),
  group('payments'),
  group('settlement', 'payments'),
];

const MANIFEST: TemplateParameterSchema = {
  title: 'A service',
  steps: [
    {
      title: 'Your service',
      schema: {
        type: 'object',
        required: ['owner'],
        properties: {
          name: { title: 'Name', type: 'string' },
          owner: {
            title: 'Owner',
            description: 'The group that answers for the service.',
            type: 'string',
            'ui:field': 'OwningGroup',
          },
        },
      },
    },
  ],
};

interface Form {
  readonly memberOf?: readonly string[];
  readonly formData?: Readonly<Record<string, string>>;
  readonly isCatalogDown?: boolean;
  readonly managesTemplates?: boolean;
}

/** The scaffolder's own page, with everything real but the answers of the backend. */
async function openForm({
  memberOf = [],
  formData,
  isCatalogDown,
  managesTemplates,
}: Form) {
  window.history.replaceState(
    {},
    '',
    formData
      ? `/?${new URLSearchParams({ formData: JSON.stringify(formData) })}`
      : '/',
  );
  const catalog = catalogApiMock({ entities: GROUPS });
  if (isCatalogDown) {
    jest
      .spyOn(catalog, 'getEntitiesByRefs')
      .mockRejectedValue(new Error('the catalog is down'));
  }
  const scaffolder: Partial<ScaffolderApi> = {
    getTemplateParameterSchema: async () => MANIFEST,
  };
  renderTestApp({
    features: [scaffolderPlugin, queryModule, scaffolderModule],
    apis: [
      [catalogApiRef, catalog],
      [
        entityPresentationApiRef,
        DefaultEntityPresentationApi.create({ catalogApi: catalog }),
      ],
      // The form asks for nothing else of it.
      [scaffolderApiRef, scaffolder as ScaffolderApi],
      [
        permissionApiRef,
        mockApis.permission({
          authorize: ({ permission }) =>
            permission.name === 'scaffolder.template.management' &&
            !managesTemplates
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      ],
      [
        identityApiRef,
        mockApis.identity({
          userEntityRef: 'user:default/rhea-saltern',
          ownershipEntityRefs: memberOf.map(name => `group:default/${name}`),
        }),
      ],
    ],
    initialRouteEntries: ['/create/templates/default/a-service'],
  });
  await screen.findByRole('textbox', { name: /Owner/ });
  // The field is another one when it is known what it offers.
  return () => screen.getByRole('textbox', { name: /Owner/ });
}

/** The groups in the opened list of the field. */
async function offered(owner: HTMLElement) {
  await userEvent.clear(owner);
  await userEvent.click(owner);
  const options = await screen.findAllByRole('option');
  return options.map(option => option.textContent).sort();
}

describe('OwningGroup', () => {
  it('fills in the group of somebody who has one', async () => {
    const owner = await openForm({ memberOf: ['cards'] });
    await waitFor(() => expect(owner()).toHaveValue('group:default/cards'));
  });

  it('fills in the squad of somebody who is in its team too, and offers both and no other group', async () => {
    const owner = await openForm({ memberOf: ['payments', 'settlement'] });
    await waitFor(() =>
      expect(owner()).toHaveValue('group:default/settlement'),
    );
    expect(await offered(owner())).toEqual(['payments', 'settlement']);

    await userEvent.click(screen.getByRole('option', { name: /payments/ }));
    expect(owner()).toHaveValue('group:default/payments');
  });

  it('offers a squad the team that it is a part of', async () => {
    const owner = await openForm({ memberOf: ['settlement'] });
    await waitFor(() =>
      expect(owner()).toHaveValue('group:default/settlement'),
    );
    expect(await offered(owner())).toEqual(['payments', 'settlement']);
  });

  it('offers every group to somebody who manages templates', async () => {
    const owner = await openForm({
      memberOf: ['settlement'],
      managesTemplates: true,
    });
    await waitFor(() =>
      expect(owner()).toHaveValue('group:default/settlement'),
    );
    expect(await offered(owner())).toEqual(['cards', 'payments', 'settlement']);
  });

  it('leaves what else was typed before the answer came', async () => {
    const owner = await openForm({ memberOf: ['cards'] });
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Name' }),
      'card-limits',
    );
    await waitFor(() => expect(owner()).toHaveValue('group:default/cards'));
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue(
      'card-limits',
    );
  });

  it('keeps the owner that came with the address', async () => {
    const owner = await openForm({
      memberOf: ['settlement'],
      formData: { owner: 'group:default/payments' },
    });
    await waitFor(() => expect(owner()).toHaveValue('group:default/payments'));
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(owner()).toHaveValue('group:default/payments');
  });

  it('replaces an owner that came with the address and may not be chosen', async () => {
    const owner = await openForm({
      memberOf: ['settlement'],
      formData: { owner: 'group:default/cards' },
    });
    await waitFor(() =>
      expect(owner()).toHaveValue('group:default/settlement'),
    );
  });

  it('stays empty when somebody has cleared it', async () => {
    const owner = await openForm({ memberOf: ['settlement'] });
    await waitFor(() =>
      expect(owner()).toHaveValue('group:default/settlement'),
    );
    await userEvent.clear(owner());
    await userEvent.tab();
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'x');
    expect(owner()).toHaveValue('');
  });

  it('stays empty and closed for somebody without a group, and says what to do', async () => {
    const owner = await openForm({});
    expect(
      await screen.findByText(
        /You are in no group, so there is none to choose\./,
      ),
    ).toBeVisible();
    expect(owner()).toHaveValue('');
    expect(owner()).toBeDisabled();
  });

  it('lets somebody without a group who manages templates choose one', async () => {
    const owner = await openForm({ managesTemplates: true });
    expect(
      await screen.findByText(/You are in no group, so nothing is filled in\./),
    ).toBeVisible();
    await userEvent.type(owner(), 'cards');
    await userEvent.click(await screen.findByRole('option', { name: /cards/ }));
    expect(screen.queryByText(/You are in no group/)).not.toBeInTheDocument();
    expect(
      screen.getByText('The group that answers for the service.'),
    ).toBeVisible();
  });

  it('does not call somebody groupless whose groups could not be read', async () => {
    await openForm({ memberOf: ['cards'], isCatalogDown: true });
    expect(
      await screen.findByText(/Your groups could not be read/),
    ).toBeVisible();
    expect(screen.queryByText(/You are in no group/)).not.toBeInTheDocument();
  });
});
