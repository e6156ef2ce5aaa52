import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderMetrics, rolledBack } from '../../__testUtils__';
import type { DeliveryApi } from '../../deliveryApi';

describe('the table as a file', () => {
  async function saved(form: string, more: Partial<DeliveryApi> = {}) {
    const files: Blob[] = [];
    // A browser of tests has no place for files.
    Object.assign(URL, {
      createObjectURL: (file: Blob) => {
        files.push(file);
        return 'blob:one';
      },
      revokeObjectURL: () => undefined,
    });
    const press = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => undefined);
    const asked = renderMetrics(more);
    await userEvent.click(
      await screen.findByRole('button', {
        name: `${form}: What the number is made of`,
      }),
    );
    await screen.findByText(/saved/);
    press.mockRestore();
    return { files, asked };
  }

  it('has all deployments behind the number, not only the page that is shown', async () => {
    const { files, asked } = await saved('Save as CSV');
    expect(await screen.findByText('2 deployments saved.')).toBeVisible();
    expect(files.map(({ type }) => type)).toEqual(['text/csv;charset=utf-8']);
    expect(asked.slice(-2)).toEqual([
      { days: 90, metric: 'lead-time', limit: 400, cursor: undefined },
      { days: 90, metric: 'lead-time', limit: 400, cursor: 'more' },
    ]);
  });

  it('can be had as CDEvents, without those that have no event', async () => {
    const { files } = await saved('Save all of the window as CDEvents', {
      deployments: async () => ({
        tier: 'production',
        items: [rolledBack, { ...rolledBack, id: 'x', status: 'failure' }],
      }),
    });
    expect(
      await screen.findByText(
        '1 successful deployment saved; CDEvents has no event for a failed one.',
      ),
    ).toBeVisible();
    expect(files.map(({ type }) => type)).toEqual([
      'application/cloudevents-batch+json',
    ]);
  });

  it('has all of the window as CDEvents, whatever number they are behind', async () => {
    const { asked } = await saved('Save all of the window as CDEvents');
    expect(
      asked.slice(-2).map(({ metric, cursor }) => [metric, cursor]),
    ).toEqual([
      ['deployment-frequency', undefined],
      ['deployment-frequency', 'more'],
    ]);
  });

  it('can be had of a window in which nothing is behind the number', async () => {
    const { files } = await saved('Save all of the window as CDEvents', {
      deployments: async (_scope, { metric }) => ({
        tier: 'production',
        items: metric === 'deployment-frequency' ? [rolledBack] : [],
      }),
    });
    expect(files).toHaveLength(1);
  });

  it('is not saved in part when a page of it could not be read', async () => {
    const { files } = await saved('Save as JSON', {
      deployments: async (_scope, { cursor, limit }) => {
        if (limit === 400 && cursor !== undefined) throw new Error('too late');
        return { tier: 'production', items: [rolledBack], nextCursor: 'more' };
      },
    });
    expect(
      await screen.findByText('Nothing was saved: too late'),
    ).toBeVisible();
    expect(files).toEqual([]);
  });
});
