import { screen, within } from '@testing-library/react';
import { renderPage } from '../../__testUtils__';
import { Flags } from './Flags';

const sentence = '2 incidents are attributed to no deployment.';
const incident = {
  ...{ id: 'g/1', title: 'Slow', why: 'began long after' },
  impactStartedAt: '2026-11-20T12:00:00.000Z',
};

it('lists the incidents that a note counts, each with its page and why', async () => {
  renderPage(
    <Flags
      flags={[
        {
          type: 'incidents-unattributed',
          sentence,
          incidents: [
            { ...incident, url: 'https://git.example/1' },
            { ...incident, id: 'g/2', title: 'Odd', url: 'file:///etc/1' },
          ],
        },
        { type: 'source-failed', sentence: 'One part failed.' },
      ]}
    />,
    { answers: {} },
  );
  const note = (await screen.findByText(sentence)).closest('li');
  const listed = within(note ?? document.body);
  expect(listed.getByText('The 2 that began last')).toBeVisible();
  expect(listed.getByRole('link', { name: /^Slow/ })).toHaveAttribute(
    'href',
    'https://git.example/1',
  );
  const items = listed.getAllByRole('listitem');
  expect(items.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Slow.*, .*2026: began long after$/),
    expect.stringMatching(/^Odd, .*2026: began long after$/),
  ]);
  // What is no web address leads nowhere.
  expect(listed.getAllByRole('link')).toHaveLength(1);
  expect(screen.getByText('One part failed.').querySelector('ul')).toBeNull();
});
