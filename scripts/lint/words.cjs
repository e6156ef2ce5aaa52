/**
 * A page says its sentences through its messages, where they are read together and can be translated. What stands in a
 * component instead is found by its shape: text between tags, text in an attribute that people read or hear, and two
 * words side by side anywhere.
 */
const SPOKEN =
  '/^(alt|aria-label|description|heading|label|message|noun|placeholder|term|text|title|what)$/';
const SAYS = '/[A-Za-z]{2}/';
const TWO_WORDS = '/[A-Za-z]{2,}[,:;]? [A-Za-z]/';
const BESIDE_A_GAP = '/[A-Za-z]{2,}[,:;]? |[,:;.]? [A-Za-z]{2,}/';

const message =
  'What a page says stands in its messages, below src/translation.';

/** What nobody reads on a page: errors for who looks at the console, schemas, relations of links. */
const NOT_READ = [
  'ImportDeclaration',
  'NewExpression',
  "CallExpression[callee.property.name='describe']",
  "JSXAttribute[name.name='rel']",
].join(', ');

/** Backstage's own rule, whose place in the configuration this one takes. */
const reactAsAWhole = {
  selector:
    "ImportDeclaration[source.value='react'] > :matches(ImportDefaultSpecifier, ImportNamespaceSpecifier)",
  message: 'Import from react by name.',
};

const inTags = [
  reactAsAWhole,
  { selector: `JSXText[value=${SAYS}]`, message },
  {
    selector: `JSXAttribute[name.name=${SPOKEN}] > Literal[value=${SAYS}]`,
    message,
  },
];

const anywhere = [
  { selector: `:not(${NOT_READ}) > Literal[value=${TWO_WORDS}]`, message },
  {
    selector: `:not(NewExpression) > TemplateLiteral > TemplateElement[value.cooked=${BESIDE_A_GAP}]`,
    message,
  },
];

const NO_PAGES = [
  '**/*.test.*',
  '**/__fixtures__/**',
  '**/__testUtils__/**',
  '**/translation/**',
  '**/translation.ts',
];

/**
 * @param {{ files: string[], declarations: string[] }} where `declarations` are files in which Backstage wants a plain
 *   string: the titles of extensions, the fonts of a theme.
 */
exports.words = ({ files, declarations }) => [
  {
    files,
    excludedFiles: [...NO_PAGES, ...declarations],
    rules: { 'no-restricted-syntax': ['error', ...inTags, ...anywhere] },
  },
  {
    files: declarations,
    rules: { 'no-restricted-syntax': ['error', ...inTags] },
  },
];
