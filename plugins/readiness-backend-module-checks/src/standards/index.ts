import type { Standard } from '@groundwork/plugin-readiness-common';
import { organisationStandard } from './organisation';
import { serviceStandard } from './service';

/** The standards of this module; replace the module to hold another opinion. */
export const standards: readonly Standard[] = [
  organisationStandard,
  serviceStandard,
];
export { organisationStandard, serviceStandard };
