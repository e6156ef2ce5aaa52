/** The program of this package; only it may read files and say something. */
import { runToTheEnd } from '@groundwork/command-guard';
import { runVectors } from './vectors';

runToTheEnd('vectors', () => runVectors(process.argv.slice(2)));
