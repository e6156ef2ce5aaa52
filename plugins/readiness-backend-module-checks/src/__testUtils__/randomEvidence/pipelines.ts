import fc from 'fast-check';

const known = fc
  .tuple(
    fc.constantFrom('github-actions', 'jenkins'),
    fc.constantFrom('one', 'two', 'three'),
    fc.boolean(),
    fc.subarray(['sca', 'sign', 'deploy:production', 'rollback']),
    fc.subarray([
      'approval:production',
      'environment:production',
      'needs:test>deploy:production',
    ]),
    fc.constantFrom([], [], ['o/hidden']),
  )
  .map(([engine, kind, refers, stages, gates, opaque]) => ({
    outcome: 'known',
    engine,
    slice: ['file'],
    basis: 'environment',
    confidence: 0.8,
    fingerprint: {
      templates: refers ? [`${kind}@v1`] : [],
      stages: ['test', kind === 'one' ? 'image' : 'publish', ...stages],
      atoms: ['test|make test', `image|${kind === 'three' ? 'two' : kind}`],
      gates,
    },
    steps: { total: 4, inTemplate: refers ? 4 : 0 },
    references: refers ? [`${kind}@v1`] : [],
    opaque,
    deliversToProduction: true,
  }));

const behind = fc
  .tuple(fc.nat({ max: 12 }), fc.nat({ max: 3 }))
  .map(([lo, more]) => ({ lo, hi: lo + more }));

const templates = fc.option(
  fc.array(
    fc
      .oneof(
        behind.map(range => ({ state: 'version', behind: range })),
        fc.constant({ state: 'branch', branch: 'main' }),
        fc.constant({ state: 'unknown', reason: 'nobody knows' }),
      )
      .map(version => ({
        reference: 'o/t/service.yml@v1',
        file: 'f',
        version,
      })),
    { maxLength: 2 },
  ),
  { nil: undefined },
);

const protection = fc.option(
  fc.oneof(
    fc.subarray(['reviewers', 'wait']).map(asks => ({
      state: 'read',
      environments: [{ name: 'production', asks }],
    })),
    fc.constant({ state: 'unread', reason: 'forbidden' }),
  ),
  { nil: undefined },
);

export const pipelineOf = fc
  .oneof(
    { weight: 5, arbitrary: known },
    fc.constant({ outcome: 'unknown', reason: 'broken', opaque: [] }),
    fc.constant({
      outcome: 'unknown',
      engine: 'jenkins',
      reason: 'broken',
      opaque: [],
    }),
  )
  .chain(pipeline =>
    fc.tuple(templates, protection).map(([uses, rules]) => ({
      repository: 'o/r',
      pipeline,
      ...(rules === undefined ? {} : { protection: rules }),
      ...(uses === undefined ? {} : { templates: uses }),
    })),
  );

export const run = fc
  .subarray(['Build', 'Unit test', 'Deploy production'], { minLength: 1 })
  .map(stages => ({ job: 'o/r', run: '7', stages }));
