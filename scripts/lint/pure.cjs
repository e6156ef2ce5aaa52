/**
 * The wall around code that only computes: what it may import and which globals it may name is listed here, and
 * everything else is refused, under every spelling that can be seen in the text: `scripts/lint/pure.test.mjs` tries. A name
 * that is put together while the code runs is not seen; to do that takes intent, and a review sees it.
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
      "CallExpression:matches([callee.property.name=/^format(ToParts)?$/], [callee.property.value=/^format(ToParts)?$/]):matches([arguments.length=0], [arguments.0.name='undefined'], [arguments.0.operator='void'], [arguments.0.type='SpreadElement'])",
    message: 'No clock: without a time this formats the present one.',
  },
  {
    selector:
      ':matches(CallExpression > MemberExpression.arguments, VariableDeclarator > MemberExpression.init, Property > MemberExpression.value)[property.name=/^format(ToParts)?$/]',
    message: 'No clock: whoever is handed this may call it without a time.',
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
    selector:
      ":matches(MemberExpression[property.name='constructor'], ObjectPattern > Property[key.name='constructor'], Literal[value=/constructor/], TemplateElement[value.cooked=/constructor/])",
    message: 'A constructor reached through an object makes code from text.',
  },
  {
    // Members have names: what is put together from texts may name any of them.
    selector:
      ":matches(MemberExpression[computed=true] > TemplateLiteral.property, MemberExpression[computed=true] > BinaryExpression.property[operator='+']:has(:matches(TemplateLiteral, Literal[raw=/^['\"]/])), ObjectPattern > Property[computed=true] > :matches(TemplateLiteral, BinaryExpression).key)",
    message: 'A member is named, not put together from texts: use a Map.',
  },
];

/** Ways to every other global, or to when memory is freed. */
const restrictedGlobals = [
  'globalThis',
  'eval',
  'Reflect',
  'Proxy',
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
