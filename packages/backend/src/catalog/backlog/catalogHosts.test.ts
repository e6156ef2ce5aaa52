import { mockServices } from '@backstage/backend-test-utils';
import { catalogHosts } from './catalogHosts';

describe('the hosts that the catalog reads from', () => {
  it('are the configured Git hosts and those of their APIs, and nothing else', () => {
    const hosts = catalogHosts(
      mockServices.rootConfig({
        data: {
          integrations: {
            github: [
              {
                host: 'git.example:8443',
                apiBaseUrl: 'https://api.git.example/v3',
                rawBaseUrl: 'https://raw.git.example',
              },
            ],
          },
          kubernetes: { clusters: [{ url: 'https://cluster.example' }] },
        },
      }),
    );

    expect([...hosts]).toEqual(
      expect.arrayContaining([
        'git.example:8443',
        'api.git.example',
        'raw.git.example',
        'gitlab.com',
      ]),
    );
    expect(hosts.has('cluster.example')).toBe(false);
    expect(hosts.has('undefined')).toBe(false);
  });
});
