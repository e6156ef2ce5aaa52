/** `groundwork COMMAND`: what the portal knows, without the portal. */
import {
  runToTheEnd,
  type Command,
  type Outcome,
} from '@groundwork/command-guard';

/** Loaded when asked for: the collectors take a second, which whoever reads a configuration need not wait. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map<
  string,
  () => Promise<Command>
>([
  ['assess', async () => (await import('./commands/assess/main')).runAssess],
  [
    'configuration',
    async () =>
      (await import('./commands/configuration/main')).runConfiguration,
  ],
  [
    'delivery',
    async () => (await import('./commands/delivery/main')).runDelivery,
  ],
  ['doctor', async () => (await import('./commands/doctor/main')).runDoctor],
  [
    'registers',
    async () => (await import('./commands/registers/main')).runRegisters,
  ],
]);

const USAGE = `groundwork COMMAND
  assess         the verdict, from what a configuration lets it read
  configuration  where a portal with that configuration listens
  delivery       how often, how fast and how safely a service, a team or everybody delivers
  doctor         what a configuration lets the portal read, and what not and why
  registers      whether the files in which you declare something can be understood`;

async function run(name: string, args: readonly string[]): Promise<Outcome> {
  if (name === '--help' || name === '-h')
    return { exitCode: 0, report: `${USAGE}\n` };
  const load = COMMANDS.get(name);
  if (!load) return { usage: USAGE };
  const command = await load();
  return command(args);
}

const [name = '', ...args] = process.argv.slice(2);
runToTheEnd(name || 'groundwork', () => run(name, args));
