/** A process that asks one cluster for its version, and says what it loaded for that and when. */
import { ConfigReader } from '@backstage/config';
import { SourceClients, SourceError } from '@groundwork/source-client';
import { clustersOf } from '@groundwork/source-client/kubernetes';
import { clusterCredentials } from '../clusterCredentials';

const [url = '', authProvider = ''] = process.argv.slice(2);

const silent = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  child: () => silent,
};

function isLoaded(): boolean {
  return Object.keys(require.cache).some(file =>
    file.includes('plugin-kubernetes-backend'),
  );
}

async function main(): Promise<void> {
  const config = new ConfigReader({
    kubernetes: {
      clusterLocatorMethods: [
        { type: 'config', clusters: [{ name: 'main', url, authProvider }] },
      ],
      googleServiceAccountCredentials: 'no JSON',
    },
  });
  const sources = SourceClients.fromConfig(config, {
    clusterCredentials: clusterCredentials({ config, logger: silent }),
  });
  const cluster = clustersOf(sources).client('main');
  const isLoadedBefore = isLoaded();
  const failure = await cluster.version().then(
    () => undefined,
    error => (error instanceof SourceError ? error.says : String(error)),
  );
  process.stdout.write(
    JSON.stringify({ isLoadedBefore, isLoadedAfter: isLoaded(), failure }),
  );
  // Clients of clouds keep timers of their own.
  process.exit(0);
}

void main();
