import {
  componentOf,
  fakeGitHub,
  type FakeHost,
} from '../__testUtils__/fakeGitHub';
import { ServiceOriginCollector } from './serviceOriginCollector';

describe('the origin of a component', () => {
  let host: FakeHost | undefined;
  afterEach(() => host?.close());

  it('is the age of its repository and the template that its entry names', async () => {
    host = await fakeGitHub({
      '/repos/acme/cards': { body: { created_at: '2026-08-01T07:00:00Z' } },
    });
    const component = componentOf('acme/cards');
    const record = await host.look(new ServiceOriginCollector(), {
      ...component,
      lifecycle: 'production',
      annotations: {
        ...component.annotations,
        'backstage.io/source-template': 'template:default/node-service',
        'backstage.io/template-version': '2.1.0',
      },
    });
    expect(record).toMatchObject({
      outcome: 'observed',
      value: {
        repository: 'acme/cards',
        repositoryCreatedAt: '2026-08-01T07:00:00.000Z',
        template: 'template:default/node-service',
        templateVersion: '2.1.0',
      },
    });
  });

  it('is unknown where the Git host hides the repository, and never old', async () => {
    host = await fakeGitHub({});
    const record = await host.look(new ServiceOriginCollector(), {
      ...componentOf('acme/cards'),
      lifecycle: 'production',
    });
    expect(record).toMatchObject({ outcome: 'failed', reason: 'forbidden' });
    expect(record).not.toHaveProperty('value');
  });
});
