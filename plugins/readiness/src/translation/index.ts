import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { baseline } from './baseline';
import { checks } from './checks';
import { delivery } from './delivery';
import { judgements } from './judgements';
import { overlays } from './overlays';
import { organisation } from './organisation';
import { sameness } from './sameness';
import { scorecards } from './scorecards';
import { tables } from './tables';

/** Every sentence that the readiness pages say themselves; what a check says comes from the check. */
export const readinessTranslationRef = createTranslationRef({
  id: 'plugin.readiness',
  messages: {
    ...judgements,
    ...checks,
    ...organisation,
    ...sameness,
    ...scorecards,
    ...delivery,
    ...baseline,
    ...tables,
    ...overlays,
  },
});
