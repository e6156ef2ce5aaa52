/** Why no test notices what is left of the changes to the reading and comparing of pipelines. */

/**
 * @typedef {import('./survivors.mjs').Survivor} Survivor
 * @typedef {import('./survivors.mjs').Reason} Reason
 * @typedef {readonly [file: string, line: string | RegExp, mutators?: readonly string[]]} At - a line that has this in it
 */

/**
 * @param {string} because
 * @param {readonly At[]} places
 * @returns {Reason}
 */
function at(because, places) {
  return {
    because,
    places,
    matches: ({ file, line, mutator }) =>
      places.some(
        ([name, code, mutators]) =>
          file.endsWith(`/src/${name}`) &&
          (typeof code === 'string' ? line.includes(code) : code.test(line)) &&
          (mutators === undefined || mutators.includes(mutator)),
      ),
  };
}

/**
 * Whether it is what stands behind `??`, or a `?.`.
 *
 * @param {Survivor} survivor
 */
function standsForNone({ line, original, mutator }) {
  switch (mutator) {
    case 'OptionalChaining':
      return true;
    case 'LogicalOperator':
      return original.includes('??');
    case 'StringLiteral':
    case 'ArrayDeclaration':
    case 'UnaryOperator':
      return line.includes(`?? ${original}`);
    default:
      return false;
  }
}

const LIMIT =
  /\bMAX_|[dD]epth [+<]|nesting|budget\.spend|frames\.length|\.slice\((0, \d+|-\d+)\)/;

/** @type {readonly Reason[]} */
export const pipelineReasons = [
  {
    because: 'no member of a closed union reaches the line',
    matches: ({ line }) => line === 'default:' || line.includes('Unhandled'),
  },
  {
    because:
      'what stands for nothing, where there is always something and types cannot say so',
    matches: standsForNone,
  },
  {
    because:
      'a limit of depth, length or work: only texts that nobody writes come to it, and that reading ends is tested with those',
    matches: ({ original }) =>
      LIMIT.test(original) && !/&&|\|\|/.test(original),
  },
  {
    because: 'one look behind the end of a text finds nothing',
    matches: ({ mutator, original }) =>
      mutator === 'EqualityOperator' &&
      /^(at|end) < \w+\.length$/.test(original),
  },
  at('it only saves time', [
    ['classes.ts', 'while (at !== root)'],
    ['classes.ts', 'shapes.slice(index + 1)'],
    ['fingerprint.ts', 'knownKeys.set('],
    ['similarity.ts', 'knownKeys.set('],
    ['actions/place.ts', 'expansion.parsed.set('],
    ['actions/place.ts', 'files.has(path)'],
    ['actions/place.ts', 'files.set(path'],
  ]),
  at('which member stands for a set makes no difference', [
    ['classes.ts', '[this.find(a), this.find(b)].sort('],
    ['classes.ts', 'low !== undefined && high !== undefined'],
  ]),
  at('what is put in order has an order already, or gets one later', [
    ['classes.ts', 'const sorted = [...repositories].sort('],
    ['classes.ts', 'b.length - a.length ||'],
    ['actions/slice.ts', 'rank(a) - rank(b) ||'],
    ['fingerprint.ts', 'stage !== stages[index - 1]'],
  ]),
  at('it lies on the line itself, less what rounding loses', [
    ['classes.ts', 'leastSimilar(members) < SIMILAR', ['EqualityOperator']],
    ['similarity.ts', '- 1e-9', ['EqualityOperator']],
  ]),
  at('another line of the same rule says it again', [
    ['classes.ts', 'production.size === 0 ? 0'],
    ['classes.ts', 'delivering.length > 0 && share >='],
    ['engines.ts', "pipeline.outcome === 'unknown' ? pipeline.notUnderstood"],
    ['organisation.ts', '.filter(id => id !== undefined)'],
    ['organisation.ts', /^team$/, ['MethodExpression']],
    ['organisation.ts', 'teams === 0 || coverage < HALF'],
    ['organisationBounds.ts', 'most > unread &&'],
    ['similarity.ts', 'a.engine === b.engine ? templateKey'],
    ['similarity.ts', 's === undefined ||'],
    ['similarity.ts', 'keyA === keyB ||'],
    ['actions/conditions.ts', 'values.length === 0'],
    ['actions/conditions.ts', 'answer === false'],
    ['actions/conditions.ts', 'left.length > 0'],
    ['actions/conditions.ts', "['==', '!=',", ['StringLiteral']],
    ['actions/conditions.ts', 'text === undefined || part === undefined'],
    ['recipes.ts', "word !== ''"],
    ['shell.ts', "word !== ''"],
    ['shell.ts', 'words[0] !== undefined'],
  ]),
];
