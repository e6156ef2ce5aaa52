import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SourceNotes } from './SourceNotes';

describe('SourceNotes', () => {
  it('says nothing when every source answered', () => {
    const { container } = render(
      <SourceNotes noun="clusters" asked={4} failed={[]} />,
    );
    expect(container).toBeEmptyDOMElement();
  });

  it('counts what answered and names what did not, with its reason', () => {
    render(
      <SourceNotes
        noun="clusters"
        asked={4}
        failed={[
          {
            name: 'production-legacy',
            reason: 'forbidden',
            subject: 'deployments',
          },
        ]}
      />,
    );
    expect(screen.getByText('3 of 4 clusters answered.')).toBeVisible();
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'production-legacy denied access (403) on deployments. How to fix',
    );
  });

  it('says of a reason that nobody gave that it is unknown', () => {
    render(
      <SourceNotes noun="sources" asked={1} failed={[{ name: 'recovery' }]} />,
    );
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'recovery failed for an unknown reason. How to fix',
    );
  });

  it('opens to what would fix it', async () => {
    render(
      <SourceNotes
        noun="sources"
        asked={1}
        failed={[{ name: 'recovery', reason: 'timeout' }]}
      />,
    );
    await userEvent.click(screen.getByText('How to fix'));
    expect(
      screen.getByText(/Check that it is up and that the portal/),
    ).toBeVisible();
  });
});
