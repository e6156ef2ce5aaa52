import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerExamples } from '@groundwork/plugin-readiness-common';
import { parseYamlDocuments } from '../parsing';
import { readRegisterText } from './readRegister';
import { sections } from './sections';

const DOCS = join(__dirname, '../../../../docs');
const PAGE = 'how-to/declare-what-no-api-knows.md';

/** The YAML of a page as somebody copies it: without the indentation of the list that it stands in. */
function blocksOf(page: string): readonly string[] {
  // eslint-disable-next-line no-restricted-syntax -- only this test reads it
  const text = readFileSync(join(DOCS, page), 'utf8');
  return [...text.matchAll(/^( *)```ya?ml\n([^]*?)^ *```/gm)]
    .map(([, indent = '', block = '']) => block.replaceAll(`\n${indent}`, '\n'))
    .map(block => block.trimStart());
}

/** Every section of a register is a key that no other file of the docs begins with. */
function isRegister(block: string): boolean {
  return parseYamlDocuments(block).some(
    value =>
      typeof value === 'object' &&
      value !== null &&
      Object.keys(sections).some(section => section in value),
  );
}

const registers = readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
  .filter(page => page.endsWith('.md'))
  .flatMap(page =>
    blocksOf(page)
      .filter(isRegister)
      .map(block => ({ page, block })),
  );
const blocks = registers
  .filter(({ page }) => page === PAGE)
  .map(({ block }) => block);

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

  it.each(registers)(
    'are understood wherever they stand: $page',
    ({ page, block }) => {
      expect(readRegisterText(page, block).problems).toEqual([]);
    },
  );

  it('stand on many pages', () => {
    expect(new Set(registers.map(({ page }) => page)).size).toBeGreaterThan(5);
  });
});
