/** `groundwork COMMAND`: what the portal knows, without the portal. */
type Command = (args: readonly string[]) => number | Promise<number>;

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
  ['doctor', async () => (await import('./commands/doctor/main')).runDoctor],
  [
    'pipelines',
    async () => (await import('./commands/pipelines/main')).runPipelines,
  ],
]);

const USAGE = `groundwork COMMAND
  assess         the verdict, from what a configuration lets it read
  configuration  where a portal with that configuration listens
  doctor         what a configuration lets the portal read, and what not and why
  pipelines      how alike the delivery pipelines of a folder of checkouts are`;

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const load = COMMANDS.get(name);
  if (!load) {
    process.stderr.write(`${USAGE}\n`);
    return name === '' || name === '--help' ? 0 : 2;
  }
  const command = await load();
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
