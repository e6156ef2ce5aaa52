/** Prints the first port of a free block, for tests that need it before they can wait: BLOCK. */
import { reportFailure } from '../terminal/sentence-error.mjs';
import { freeBlock } from './port-block.mjs';

try {
  process.stdout.write(String(await freeBlock(Number(process.argv[2]))));
} catch (error) {
  reportFailure(error);
}
