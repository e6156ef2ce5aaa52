import { attribution } from './attribution';
import { backendStart } from './backendStart';
import type { Bench } from './bench';
import { catalogPage } from './catalogPage';
import { initialJavaScript } from './initialJavaScript';
import { readinessAssessment } from './readinessAssessment';

/** Every bench that `yarn bench` knows; a new one is a file and a line here. */
export const benches: readonly Bench[] = [
  initialJavaScript,
  backendStart,
  catalogPage,
  attribution,
  readinessAssessment,
];
