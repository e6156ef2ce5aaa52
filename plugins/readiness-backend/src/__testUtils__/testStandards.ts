import {
  defaultVerdictRules,
  defineStandard,
  linear,
  Standard,
  yesOrNo,
} from '@groundwork/plugin-readiness-common';

const look = { title: 'Look', effort: 'low' } as const;

/** A standard for the organisation and one for services. */
export const testStandards: readonly Standard[] = [
  defineStandard({
    scope: 'organisation',
    id: 'organisation',
    version: '1',
    title: 'Organisation',
    prerequisites: [
      {
        id: 'P1',
        title: 'Foundation',
        claim: 'All is managed.',
        checks: [
          {
            check: 'most-services-are-managed',
            title: 'Most services are managed',
            weight: 10,
            look,
            grading: { parts: [{ curve: linear(0, 1) }] },
          },
        ],
        vetoes: [],
      },
    ],
    context: [],
    pillars: [
      {
        id: 'foundations',
        title: 'Foundations',
        inputs: [{ from: { prerequisite: 'P1' } }],
      },
    ],
    signals: [
      {
        id: 'mostly-managed',
        title: 'Most services are managed',
        speaksFor: 'ready',
        check: 'most-services-are-managed',
        when: 'above',
        line: 0.5,
      },
    ],
    roles: {
      pipelineDominance: 'x',
      deployMechanismDominance: 'x',
      repeatQuestions: 'x',
      readyPillars: [],
    },
    verdict: defaultVerdictRules,
  }),
  defineStandard({
    scope: 'subject',
    id: 'services',
    version: '1',
    title: 'Services',
    appliesTo: { kind: 'Component' },
    levels: [
      {
        level: 1,
        title: 'Managed',
        checks: [
          {
            check: 'is-managed',
            title: 'Is managed',
            weight: 1,
            look,
            grading: { parts: [{ curve: yesOrNo() }] },
          },
        ],
      },
    ],
  }),
];
