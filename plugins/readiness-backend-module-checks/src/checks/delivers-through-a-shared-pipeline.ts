import {
  defineCheck,
  measured,
  pipeline,
  unknown,
} from '@groundwork/plugin-readiness-common';
import { isByReference } from '@groundwork/pipeline-sameness';

/** Service level: its pipeline is a reference to a shared one. */
export const deliversThroughASharedPipeline = defineCheck({
  id: 'delivers-through-a-shared-pipeline',
  title: 'Delivers through a shared pipeline',
  failureTitle: 'Delivers through a pipeline of its own',
  why: 'A fix to the shared pipeline reaches everybody who refers to it, and nobody who copied it.',
  remediation: {
    summary: 'Call the reusable pipeline instead of repeating its steps.',
    effort: 'medium',
    href: 'how-to/deliver-by-reference',
  },
  reads: {
    evidence: ['pipeline.references', 'pipeline.steps', 'pipeline.reason'],
  },
  appliesTo: { kind: 'Component', type: ['service'] },
  requires: { evidence: pipeline },
  evaluate({ evidence }) {
    const read = evidence.pipeline;
    return read.outcome === 'known'
      ? measured(isByReference(read))
      : unknown(`Its pipeline is not known: ${read.reason}.`);
  },
});
