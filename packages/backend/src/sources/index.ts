import { sourceClientsServiceFactory } from '@groundwork/source-client';
import { clusterCredentials } from './clusterCredentials';

export default sourceClientsServiceFactory({ clusterCredentials });
