import { mockServices } from '@backstage/backend-test-utils';
import { SilentHosts } from './SilentHosts';

const SECOND_MS = 1000;
let now = 0;
const logger = mockServices.logger.mock();
const hostsAt = () => new SilentHosts(logger, () => now);

beforeEach(() => {
  now = 0;
  jest.clearAllMocks();
});

describe('silent hosts', () => {
  it('are silent since the first request that was not answered, however many follow', () => {
    const hosts = hostsAt();
    for (now = 30 * SECOND_MS; now <= 120 * SECOND_MS; now += 30 * SECOND_MS) {
      hosts.missed('git.example', 'first byte', 30 * SECOND_MS);
    }

    expect(hosts.list()).toEqual([{ host: 'git.example', sinceMs: 0 }]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('are warned of again after five minutes', () => {
    const hosts = hostsAt();
    for (now = 0; now <= 301 * SECOND_MS; now += SECOND_MS) {
      hosts.missed('git.example', 'next byte', SECOND_MS);
    }

    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('have recovered with their first answer, whatever was sent before it', () => {
    const hosts = hostsAt();
    now = 30 * SECOND_MS;
    hosts.missed('git.example', 'first byte', 30 * SECOND_MS);
    now = 40 * SECOND_MS;
    hosts.answered('git.example');
    now = 50 * SECOND_MS;
    hosts.missed('git.example', 'first byte', 30 * SECOND_MS);

    expect(hosts.list()).toEqual([]);
    expect(logger.info).toHaveBeenCalledTimes(1);

    now = 90 * SECOND_MS;
    hosts.missed('git.example', 'first byte', 30 * SECOND_MS);
    expect(hosts.list()).toEqual([
      { host: 'git.example', sinceMs: 60 * SECOND_MS },
    ]);
  });

  it('are forgotten when nobody asks them any more', () => {
    const hosts = hostsAt();
    hosts.missed('git.example', 'connection', SECOND_MS);
    now = 11 * 60 * SECOND_MS;

    expect(hosts.list()).toEqual([]);
  });
});
