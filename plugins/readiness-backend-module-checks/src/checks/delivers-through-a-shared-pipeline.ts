import {
  defineCheck,
  measured,
  pipeline,
  unknown,
} from '@groundwork/plugin-readiness-common';
import { isByReference } from '@groundwork/pipeline-sameness';
import { callOf, pipelineFileOf } from '../judgements/pipelineFile';

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
    if (read.outcome === 'unknown')
      return unknown(`Its pipeline is not known: ${read.reason}.`);
    if (isByReference(read)) return measured(true);
    const { total, inTemplate } = read.steps;
    return measured(false, {
      findings: [
        {
          message:
            read.references.length === 0
              ? 'Its pipeline calls no shared one.'
              : `Its pipeline calls a shared one and adds ${
                  total - inTemplate
                } steps of its own, of ${total}.`,
          object: pipelineFileOf(evidence),
          ...callOf(read.engine, read.references[0]),
        },
      ],
    });
  },
});
