import {
  assessOrganisation,
  pipeline,
  pipelineReliability,
} from '@groundwork/plugin-readiness-common';
import {
  fixtureEvidence,
  type CheckFixture,
  type FixtureReading,
} from '@groundwork/plugin-readiness-node/testUtils';
import fc from 'fast-check';
import { inventory, randomEvidence } from '../__testUtils__/randomEvidence';
import { organisationStandard } from '../standards';
import { checks } from '.';

const SLACK = 1e-9;

/** Believed as its collector says. */
function believed(reading: FixtureReading): FixtureReading {
  return 'value' in reading
    ? {
        ...reading,
        reliability: pipelineReliability(pipeline.schema.parse(reading.value)),
      }
    : reading;
}

function notUnderstood(reading: FixtureReading): FixtureReading {
  if (!('value' in reading)) return reading;
  const { repository, pipeline: read } = pipeline.schema.parse(reading.value);
  return {
    ...reading,
    value: {
      repository,
      pipeline: {
        outcome: 'unknown',
        engine: read.engine,
        reason: 'broken',
        opaque: [],
      },
    },
  };
}

function assessed(
  evidence: CheckFixture['evidence'],
  pipelines: readonly FixtureReading[],
) {
  return assessOrganisation({
    asOf: new Date('2026-11-01T00:00:00Z'),
    inventory,
    evidence: fixtureEvidence({
      ...evidence,
      pipeline: pipelines.map(believed),
      // Where a run has shown what a file leaves open, another answer is known instead.
      'pipeline-run': pipelines.map(({ subject }) => ({
        subject,
        absent: true,
      })),
    }),
    checks: new Map(checks.map(check => [check.id, check])),
    waivers: [],
    standard: organisationStandard,
    history: [],
  });
}

type Assessed = ReturnType<typeof assessed>;

/** Numbers that may only fall, by name. An upper bound may only rise, and is told with its sign turned. */
function numbersOf({ prerequisites }: Assessed): ReadonlyMap<string, number> {
  return new Map(
    prerequisites.flatMap(({ id, score, checks: results }) => [
      ...results.flatMap(({ checkId, confidence }) => [
        [`kappa of ${checkId}`, confidence.kappa] as const,
        [`reliability of ${checkId}`, confidence.reliability] as const,
      ]),
      [`least of ${id}`, score.capped.lo] as const,
      [`most of ${id}`, -score.capped.hi] as const,
    ]),
  );
}

describe('a pipeline that nobody understands any more', () => {
  it('raises no confidence of any check and no lower bound, and lowers no upper one', () => {
    fc.assert(
      fc.property(randomEvidence, fc.nat(), (evidence, choice) => {
        const { pipeline: pipelines = [] } = evidence;
        const at = choice % pipelines.length;
        const before = numbersOf(assessed(evidence, pipelines));
        const after = numbersOf(
          assessed(
            evidence,
            pipelines.map((reading, index) =>
              index === at ? notUnderstood(reading) : reading,
            ),
          ),
        );
        expect(
          [...after].filter(
            ([name, value]) => value > (before.get(name) ?? 0) + SLACK,
          ),
        ).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
