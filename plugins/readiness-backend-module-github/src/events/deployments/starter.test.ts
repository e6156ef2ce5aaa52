import { starterOf } from './starter';

describe('whoever started a deployment on GitHub', () => {
  it('is a person', () => {
    expect(starterOf({ login: 'ada', type: 'User' })).toEqual({
      ...{ kind: 'person', name: 'ada' },
    });
  });

  it('is the same app in GraphQL, in REST and in webhooks', () => {
    const app = { kind: 'automation', name: 'deployer' };
    expect(starterOf({ login: 'deployer', type: 'Bot' })).toEqual(app);
    expect(starterOf({ login: 'deployer[bot]', type: 'Bot' })).toEqual(app);
    expect(starterOf({ login: 'deployer[bot]', type: 'User' })).toEqual(app);
  });
});
