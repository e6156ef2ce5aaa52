import { ConfigReader } from '@backstage/config';
import { SourceClients } from '@groundwork/source-client';
import { patience } from '../ask';

/** The outside systems of a configuration, asked as the doctor does. */
export const sourcesOf = (config: ConfigReader) =>
  SourceClients.fromConfig(config).within(patience);
