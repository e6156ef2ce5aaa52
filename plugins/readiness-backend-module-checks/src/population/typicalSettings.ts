import { z } from 'zod';
import { baselineSettings } from '../judgements/deliveryMetric';

/** What a standard may set of a delivery metric of the typical service. */
export const typicalSettings = baselineSettings.extend({
  /** Types of components that reach production by themselves. */
  types: z.array(z.string()).default(['service', 'website']),
});
