/** What the inputs of an action say of it: scripts that it runs, and whether it pushes, drafts or only tries. */
import { scriptAtoms } from '../classify';
import type { Atom } from '../types';
import { holds } from './conditions';
import { filledScript } from './expressions';
import type { Scope } from './scope';
import type { WrittenStep } from './workflow';

type Inputs = WrittenStep['with'];

/** Inputs that hold a shell script or the arguments of a command. */
const SHELL_INPUTS =
  /^(inline-?script|inline_script|script|run|args|arguments|command|commands|cmd)$/i;
const NO_RELEASE = /\bdraft\s*:\s*true/;

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function entriesOf(inputs: Inputs): ReadonlyArray<readonly [string, string]> {
  return Object.entries(inputs ?? {}).flatMap(([name, value]) => {
    const given = text(value);
    return given === undefined ? [] : [[name, given] as const];
  });
}

/** The scripts that an action is handed, by the name of the tool where its arguments are all there is. */
export function handedScripts(
  tool: string,
  inputs: Inputs,
  scope: Scope,
): readonly string[] {
  return entriesOf(inputs).flatMap(([name, value]) => {
    if (!SHELL_INPUTS.test(name)) return [];
    const script = filledScript(value, scope);
    const isTold = scriptAtoms(script).some(({ stage }) => stage !== undefined);
    return [isTold || /\n/.test(script.trim()) ? script : `${tool} ${script}`];
  });
}

/** What the JavaScript of `actions/github-script` brings out: a release is a tag with a description. */
export function scriptedRelease(inputs: Inputs): readonly Atom[] {
  const script = text(inputs?.script) ?? '';
  return /\.createRelease\s*\(/.test(script) && !NO_RELEASE.test(script)
    ? [{ stage: 'publish', head: 'create release', delivers: 'name' }]
    : [];
}

/** Whether an image that is built is pushed; an input that nobody can know is taken to push. */
export function pushesImage(inputs: Inputs, scope: Scope): boolean {
  const outputs = text(inputs?.outputs) ?? '';
  if (/push=true|type=registry/.test(outputs)) return true;
  const push = text(inputs?.push);
  return push !== undefined && push !== '' && isOn(push, scope);
}

function isOn(value: string, scope: Scope): boolean {
  if (!value.includes('${{')) return !/^(false|no|0)$/i.test(value.trim());
  return holds(value, scope) !== 'no';
}

/** Whether the inputs of an action keep it from bringing anything out: a draft, a dry run, a snapshot. */
export function onlyTries(inputs: Inputs, scope: Scope): boolean {
  return entriesOf(inputs).some(([name, value]) => {
    if (/^(draft|dry[-_]?run|preview)$/i.test(name)) {
      const isKnown = !value.includes('${{');
      return isKnown ? isOn(value, scope) : holds(value, scope) === 'yes';
    }
    return (
      (SHELL_INPUTS.test(name) &&
        /--(snapshot|dry-?run|skip[= ]publish|plan)\b|^\s*(check|build|preview|plan|validate|diff)\b/.test(
          value,
        )) ||
      (name === 'push' && value === 'false')
    );
  });
}
