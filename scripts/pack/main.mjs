/** `yarn pack-library NAME [FOLDER]`: a library of `packages` as a file that npm installs anywhere. */
import { resolve } from 'node:path';
import { inCache } from '../paths.mjs';
import { endCommands } from '../setup/command.mjs';
import { reportFailure } from '../terminal/sentence-error.mjs';
import { pack } from './pack.mjs';

const [name = '', folder = inCache('pack')] = process.argv.slice(2);
try {
  process.stdout.write(`${await pack(name, resolve(folder))}\n`);
} catch (error) {
  reportFailure(error);
} finally {
  endCommands();
}
