/** House rules that hold in every package; a package adds its own walls in its .eslintrc.js. */
const sizes = { skipBlankLines: true, skipComments: true };

module.exports = {
  root: true,
  plugins: ['@backstage'],
  overrides: [
    {
      files: ['*.ts', '*.tsx'],
      rules: {
        '@backstage/no-mixed-plugin-imports': 'error',
        '@typescript-eslint/no-explicit-any': 'error',
        '@typescript-eslint/no-non-null-assertion': 'error',
        'max-lines': ['error', { max: 400, ...sizes }],
        'max-params': ['error', 3],
        // In place of no-console, which the rules of Backstage switch off again for whatever runs on Node.
        'no-restricted-properties': [
          'error',
          { object: 'console', message: 'Log with the logger service.' },
        ],
      },
    },
    {
      files: ['*.ts'],
      excludedFiles: ['*.test.ts', '**/*.generated.ts'],
      rules: { 'max-lines-per-function': ['error', { max: 80, ...sizes }] },
    },
    {
      files: ['*.tsx'],
      excludedFiles: ['*.test.tsx'],
      rules: { 'max-lines-per-function': ['error', { max: 120, ...sizes }] },
    },
    {
      files: ['*.generated.ts', '**/generated/**'],
      rules: {
        'max-lines': 'off',
        '@typescript-eslint/no-explicit-any': 'off',
      },
    },
  ],
};
