import { attribution } from './attribution';
import { backendStart } from './backendStart';
import type { Bench } from './bench';
import { catalogPage } from './catalogPage';
import { deliveryApi } from './deliveryApi';
import { deliveryDerive } from './deliveryDerive';
import { deliveryIngest } from './deliveryIngest';
import { initialJavaScript } from './initialJavaScript';
import { readinessApi } from './readinessApi';
import { readinessAssessment } from './readinessAssessment';
import { readinessCollection } from './readinessCollection';
import { underLoad, whileAssessing } from './underLoad';
import { usablePages } from './usablePages';

/** Every bench that `yarn bench` knows; a new one is a file and a line here. */
export const benches: readonly Bench[] = [
  initialJavaScript,
  backendStart,
  catalogPage,
  underLoad,
  whileAssessing,
  attribution,
  deliveryIngest,
  deliveryDerive,
  deliveryApi,
  readinessAssessment,
  readinessApi,
  readinessCollection,
  usablePages,
];
