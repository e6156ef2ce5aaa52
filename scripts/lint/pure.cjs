/**
 * The wall around code that only computes: what it may import and which globals it may name is listed here, and
 * everything else is refused, under every spelling. A list of what is forbidden can be walked around; this cannot:
 * `scripts/lint/pure.test.mjs` tries.
 *
 * No clock, no chance, no timer, no network, no disk, no process: the same input gives the same output in a browser, in
 * a server, in a test and in ten years.
 */

/** Members of `Date` that take their time from an argument. */
const DATE_BY_ARGUMENT =
  'MemberExpression[computed=false][property.name=/^(parse|UTC)$/]';

const syntax = [
  {
    selector: 'ImportExpression',
    message: 'Pure code loads nothing later: import it at the top.',
  },
  {
    selector: 'TSImportEqualsDeclaration',
    message: 'Pure code imports modules of its list only.',
  },
  {
    selector: "MetaProperty[meta.name='import']",
    message: 'Pure code does not know where it lies.',
  },
  {
    // The date's class may be asked to read a given time, and be compared with; it is never handed around.
    selector: `:not(${DATE_BY_ARGUMENT}, NewExpression, CallExpression, BinaryExpression[operator='instanceof'], TSTypeReference, TSQualifiedName) > Identifier[name='Date']`,
    message: 'No clock: use new Date(time), Date.parse or Date.UTC.',
  },
  {
    selector:
      ":matches(NewExpression[arguments.length=0], NewExpression[arguments.0.type='SpreadElement'], CallExpression)[callee.name='Date']",
    message: 'No clock: take the time as an argument.',
  },
  {
    selector:
      ":matches(NewExpression, CallExpression) > Identifier.arguments[name='Date']",
    message: 'No clock: the class of dates is not handed around.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^format(ToParts)?$/][arguments.length=0]',
    message: 'No clock: without an argument this formats the present time.',
  },
  {
    selector:
      ":not(MemberExpression[computed=false]) > Identifier[name='Math']",
    message: 'No chance: name the function of Math that you need.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'No chance: take a seeded generator as an argument.',
  },
  {
    selector: "MemberExpression[property.name='constructor']",
    message: 'A constructor reached through an object makes code from text.',
  },
  {
    selector: "MemberExpression > Literal.property[value='constructor']",
    message: 'A constructor reached through an object makes code from text.',
  },
];

/** Ways to every other global, or to when memory is freed. */
const restrictedGlobals = [
  'globalThis',
  'eval',
  'Function',
  'WeakRef',
  'FinalizationRegistry',
  'Atomics',
  'SharedArrayBuffer',
];

/**
 * Patterns that refuse every module but these. A name below a refused scope would stay refused, so its scope is opened
 * first and closed again for all other names.
 *
 * @param {readonly string[]} names
 */
function allBut(names) {
  const scopes = new Set(
    names.filter(name => name.includes('/')).map(name => name.split('/')[0]),
  );
  return [
    '*',
    ...['.', '..', './**', '../**'].map(relative => `!${relative}`),
    ...[...scopes].flatMap(scope => [`!${scope}`, `${scope}/*`]),
    ...names.map(name => `!${name}`),
  ];
}

/**
 * An override for a package's `.eslintrc.js`.
 *
 * @param {object} options
 * @param {readonly string[]} options.files
 * @param {readonly string[]} [options.excludedFiles]
 * @param {readonly string[]} options.imports - packages that may be imported, beside relative paths
 */
function pure({ files, excludedFiles = [], imports }) {
  return {
    files,
    excludedFiles: [
      '**/*.test.ts',
      '**/__testUtils__/**',
      '**/setupTests.ts',
      ...excludedFiles,
    ],
    // Only what the language itself brings: no browser, no Node, no test runner.
    env: { browser: false, node: false, commonjs: false, jest: false },
    parserOptions: { lib: ['es2022'] },
    rules: {
      'no-undef': 'error',
      'no-restricted-globals': ['error', ...restrictedGlobals],
      'no-restricted-syntax': ['error', ...syntax],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: allBut(imports),
              message: 'Pure code imports modules of its list only.',
            },
            {
              group: ['**/__testUtils__/**', '*.test*'],
              message: 'Tests only.',
            },
            {
              group: ['**/command/**'],
              message:
                'The program knows the library, and never the other way.',
            },
          ],
        },
      ],
    },
  };
}

module.exports = { pure };
