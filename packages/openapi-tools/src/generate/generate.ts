import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { parseDocument, readDescription } from '../document';
import { clientFile } from './client';
import { serverFile } from './server';

const GENERATED = 'src/schema/openapi.generated.ts';
const HEADER = `/** Generated from openapi.yaml by \`yarn openapi\`; do not edit. */\n`;

const packageSchema = z.object({ name: z.string() });

/** A generated file as it should be. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** The files that the description of a backend plugin gives: one beside it, one in the plugin's -common package. */
export async function generate(
  backend: string,
): Promise<readonly GeneratedFile[]> {
  const text = readDescription(backend);
  const document = parseDocument(text);
  const common = backend.replace(/-backend$/, '-common');
  const { name } = packageSchema.parse(
    JSON.parse(readFileSync(join(common, 'package.json'), 'utf8')),
  );
  return [
    generated(common, await clientFile(text, document)),
    generated(backend, serverFile(text, document, name)),
  ];
}

/** Paths of generated files that are not what the description gives. */
export async function outdatedFiles(
  backend: string,
): Promise<readonly string[]> {
  return (await generate(backend))
    .filter(
      ({ path, text }) =>
        !existsSync(path) || readFileSync(path, 'utf8') !== text,
    )
    .map(({ path }) => path);
}

function generated(folder: string, text: string): GeneratedFile {
  const path = join(folder, GENERATED);
  return {
    path,
    text: format(`${HEADER}${text}`, {
      ...resolveConfig.sync(path),
      parser: 'typescript',
    }),
  };
}
