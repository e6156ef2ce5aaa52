import { writeFileSync } from 'node:fs';
import { generate } from './generate/generate';

/** Writes the generated files of the backend plugins whose folders are named. */
async function main(backends: readonly string[]): Promise<void> {
  for (const backend of backends) {
    for (const { path, text } of await generate(backend)) {
      writeFileSync(path, text);
      process.stdout.write(`${path}\n`);
    }
  }
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
