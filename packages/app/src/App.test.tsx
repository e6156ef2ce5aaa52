import { render, screen } from '@testing-library/react';
import app from './App';

const config = {
  app: { title: 'Groundwork' },
  backend: { baseUrl: 'http://localhost:7500' },
  auth: { providers: { guest: {} } },
};

describe('the portal', () => {
  beforeEach(() => {
    Object.assign(process, {
      env: {
        NODE_ENV: 'test',
        APP_CONFIG: [{ data: config, context: 'test' }],
      },
    });
  });

  it('loads its features and asks who you are', async () => {
    render(app.createRoot());
    expect(
      await screen.findByRole('button', { name: 'Enter' }, { timeout: 20_000 }),
    ).toBeVisible();
  }, 30_000);
});
