/** What tasks of Azure Pipelines do: by their inputs where those are scripts, else by the dictionary. */
import { AZURE_TASKS, SILENT_TASKS } from '../dictionary/azureTasks';
import { hintedAtoms } from '../hints';
import { scriptStep } from '../jobs/script';
import type { Atom, Step } from '../types';
import type { Place } from './place';
import { mapping, textOf } from './scope';

const SHELLS =
  /^(Bash|PowerShell|CmdLine|BatchScript|ShellScript|AzureCLI|AzurePowerShell|PythonScript|SSH|AWSShellScript|AWSPowerShellModuleScript|AWSCLI)$/i;

interface Task {
  readonly name: string;
  readonly version: string;
  readonly input: (...names: readonly string[]) => string | undefined;
}

function taskOf(
  { scope }: Place,
  item: Readonly<Record<string, unknown>>,
): Task {
  const [name = '', version = ''] = String(item.task).split('@');
  const inputs = new Map(
    Object.entries(mapping(item.inputs)).map(([key, value]) => [
      key.toLowerCase(),
      textOf(value, scope),
    ]),
  );
  const input: Task['input'] = (...names) =>
    names
      .map(each => inputs.get(each.toLowerCase()))
      .find(each => each !== undefined && each !== '');
  return { name, version, input };
}

/** The script that a task runs; undefined where it is no task of that kind. */
function scriptOf({ name, input }: Task): string | undefined {
  if (SHELLS.test(name)) {
    const inline = input('inlineScript', 'script', 'inline', 'commands');
    const file = input('filePath', 'scriptPath', 'scriptFileName', 'filename');
    return inline ?? (file && `./${file.replace(/^(\.?\/|\$\w+\/)+/, '')}`);
  }
  const goals = input('goals', 'tasks');
  if (/^Maven/i.test(name)) return `mvn ${goals ?? 'package'}`;
  if (/^Gradle/i.test(name)) return `gradle ${goals ?? 'build'}`;
  const custom = input('customCommand');
  if (/^Npm$/i.test(name) && custom !== undefined) return `npm ${custom}`;
  const command = input('command');
  if (/^Docker$/i.test(name) && command === 'build')
    return /--push\b/.test(input('arguments') ?? '')
      ? 'docker build --push'
      : undefined;
  return undefined;
}

/** What a task does where its command is left to it. */
const DEFAULT_COMMANDS: Readonly<Record<string, string>> = {
  docker: 'buildAndPush',
  npm: 'install',
  nugetcommand: 'restore',
  helmdeploy: 'ls',
  kubernetes: 'apply',
  kubernetesmanifest: 'deploy',
  azureappservicemanage: 'Swap Slots',
  githubrelease: 'create',
};

function atomsOf(place: Place, { name, version, input }: Task): Step {
  const { found, reference } = place;
  const inTemplate = reference !== undefined;
  const command =
    input('command', 'action') ?? DEFAULT_COMMANDS[name.toLowerCase()] ?? '';
  const text = `${name} ${command}`.trim();
  const row = AZURE_TASKS.find(({ match }) => match.test(text));
  const head = row?.as ?? `${name}@${version}`;
  if (row) {
    const delivers = row.delivers ? { delivers: row.delivers } : {};
    const first: Atom = { stage: row.stage, head };
    const atoms: readonly Atom[] = row.also
      ? [first, { stage: row.also, head, ...delivers }]
      : [{ ...first, ...delivers }];
    const isDraft = /^true$/i.test(input('isDraft') ?? '');
    return {
      atoms: isDraft
        ? atoms.map(atom => ({ ...atom, delivers: 'nothing' as const }))
        : atoms,
      inTemplate,
    };
  }
  if (SILENT_TASKS.test(text)) return { atoms: [], inTemplate };
  found.opaque.add(`${name}@${version}`);
  const atoms = hintedAtoms(name, head);
  const says = atoms.some(({ stage }) => stage !== undefined);
  return { atoms, inTemplate, ...(says ? {} : { isHidden: true }) };
}

/** The step that a task is. */
export function taskStep(
  place: Place,
  item: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Step {
  const task = taskOf(place, item);
  const script = scriptOf(task);
  if (script === undefined) return atomsOf(place, task);
  const { source, reference } = place;
  return scriptStep(source, script, {
    read: source.read,
    names,
    inTemplate: reference !== undefined,
  });
}
