import type { ConfigReader } from '@backstage/config';
import { sourcesFrom } from '../../../configuration/sources';
import { patience } from '../ask';

/** The outside systems of a configuration, asked as the doctor does. */
export const sourcesOf = (config: ConfigReader) =>
  sourcesFrom(config).within(patience);
