import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { targetPaths } from '@backstage/cli-common';
import type { Config } from '@backstage/config';
import {
  ConfigSources,
  EnvConfigSource,
  FileConfigSource,
  type Parser,
} from '@backstage/config-loader';
import { InputError } from '@backstage/errors';
import { parseDocument } from 'yaml';
import { findMarks, markUnset, type UnsetVariable } from './unsetVariables';

/** A configuration as the portal would read it, and what it asks of the shell and does not get. */
export interface Configuration {
  readonly config: Config;
  readonly unset: readonly UnsetVariable[];
}

/**
 * The files that a person named, as absolute paths.
 *
 * @throws InputError when one of them is not there.
 */
export function namedFiles(files: readonly string[]): readonly string[] {
  // A package manager runs scripts in the root; files are meant from where the command was typed.
  const from = process.env.INIT_CWD ?? process.cwd();
  const paths = files.map(file => resolve(from, file));
  for (const path of paths) {
    if (!existsSync(path)) throw new InputError(`${path} does not exist`);
    if (!statSync(path).isFile()) throw new InputError(`${path} is not a file`);
  }
  return paths;
}

/** The configuration that every other one is put after. */
export function baseFile(): string {
  return join(targetPaths.rootDir, 'app-config.yaml');
}

/**
 * Reads configuration files, later ones winning, and the variables `APP_CONFIG_…`.
 *
 * @throws InputError in one sentence with the file's name when a file is not YAML or names a file that is not there.
 */
export async function loadConfiguration(
  files: readonly string[],
): Promise<Configuration> {
  const marked = await read(files, value => markUnset(value, process.env));
  return {
    config: await read(files, value => value),
    unset: findMarks(marked.getOptional()),
  };
}

async function read(
  files: readonly string[],
  change: (value: unknown) => unknown,
): Promise<Config> {
  const sources = files.map(path =>
    FileConfigSource.create({
      path,
      watch: false,
      parser: parserOf(path, change),
    }),
  );
  try {
    const config = await ConfigSources.toConfig(
      ConfigSources.merge([...sources, EnvConfigSource.create({})]),
    );
    config.close();
    return config;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(error instanceof Error ? error.message : `${error}`);
  }
}

type ParsedObject = NonNullable<Awaited<ReturnType<Parser>>['result']>;

function parserOf(path: string, change: (value: unknown) => unknown): Parser {
  return async ({ contents }) => {
    const document = parseDocument(contents, { logLevel: 'silent' });
    const [problem] = document.errors;
    if (problem)
      throw new InputError(
        `${basename(path)} is not YAML: ${
          problem.message.split('\n')[0]?.replace(/:$/, '') ?? 'unexpected text'
        }`,
      );
    const value: unknown = document.toJS();
    // A file with comments only.
    if (value === null || value === undefined) return {};
    if (typeof value !== 'object' || Array.isArray(value))
      throw new InputError(
        `${basename(path)} is no configuration: it holds ${
          Array.isArray(value) ? 'a list' : `"${String(value).slice(0, 40)}"`
        } where keys belong`,
      );
    // YAML's objects hold what JSON's do, and marking changes strings only.
    return { result: change(value) as ParsedObject };
  };
}
