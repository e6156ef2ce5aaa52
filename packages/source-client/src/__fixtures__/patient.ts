/** A process that does nothing but wait for a retry. */
import { ConfigReader } from '@backstage/config';
import { SourceClients } from '../index';

SourceClients.fromConfig(new ConfigReader({}))
  .client(
    {
      source: { kind: 'test', instance: 'one' },
      baseUrl: process.argv[2] ?? '',
    },
    { retries: { attempts: 2, firstDelayMs: 500, longestDelayMs: 500 } },
  )
  .json('/')
  .then(({ body }) => process.stdout.write(JSON.stringify(body)));
