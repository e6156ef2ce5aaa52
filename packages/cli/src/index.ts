/** `groundwork COMMAND`: what the portal knows, without the portal. */
import { runAssess } from './commands/assess/main';
import { runDoctor } from './commands/doctor/main';
import { runPipelines } from './commands/pipelines/main';

type Command = (args: readonly string[]) => number | Promise<number>;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['assess', runAssess],
  ['doctor', runDoctor],
  ['pipelines', runPipelines],
]);

const USAGE = `groundwork COMMAND
  assess     the verdict, from what a configuration lets it read
  doctor     what a configuration lets the portal read, and what not and why
  pipelines  how alike the delivery pipelines of a folder of checkouts are`;

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = COMMANDS.get(name);
  if (!command) {
    process.stderr.write(`${USAGE}\n`);
    return name === '' || name === '--help' ? 0 : 2;
  }
  return command(args);
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`✗ ${message}\n`);
    process.exitCode = 2;
  },
);
