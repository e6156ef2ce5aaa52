import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerExamples } from '@groundwork/plugin-readiness-common';
import { readRegisterText } from './readRegister';

const DOCS = join(__dirname, '../../../../docs');
const page = readFileSync(
  // eslint-disable-next-line no-restricted-syntax -- only this test reads it
  join(DOCS, 'how-to/declare-what-no-api-knows.md'),
  'utf8',
);
const blocks = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(
  ([, block = '']) => block,
);

describe('the examples of a register', () => {
  it.each(Object.entries(registerExamples))(
    'are understood, and stand in the documentation: %s',
    (section, example) => {
      const { register, problems } = readRegisterText('page', example);
      expect(problems).toEqual([]);
      expect(Object.keys(register)).toEqual([section]);
      expect(blocks).toContain(example);
    },
  );

  it('are understood together, as one file', () => {
    const { problems } = readRegisterText('page', blocks.join(''));
    expect(problems).toEqual([]);
    expect(blocks).toHaveLength(Object.keys(registerExamples).length);
  });
});
