import { screen } from '@testing-library/react';
import { renderPages } from '../__testUtils__';

it.each(['/readiness/nowhere', '/readiness/P1'])(
  '%s is said to be no page',
  async at => {
    renderPages({ at, answers: {} });
    expect(await screen.findByText(/page.*not found/i)).toBeVisible();
  },
);
