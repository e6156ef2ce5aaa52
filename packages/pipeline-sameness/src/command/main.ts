/** The program of this package; only it may read folders and say something. */
import { runToTheEnd } from '@groundwork/command-guard';
import { runPipelines } from './pipelines';

runToTheEnd('pipelines', async () => runPipelines(process.argv.slice(2)));
