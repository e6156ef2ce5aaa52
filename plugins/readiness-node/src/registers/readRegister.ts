import type { RegisterProblem } from '@groundwork/plugin-readiness-common';
import { SourceError } from '@groundwork/source-client';
import { parsePositionedYaml, type PositionedYaml } from '../parsing';
import { complaintsOf, fieldName, type Complaint } from './issueWords';
import {
  isList,
  registerSchema,
  sections,
  type Register,
  type RegisterSection,
} from './sections';

/** What a register's file says, as far as it could be understood. */
export interface RegisterReading {
  readonly register: Register;
  /** What could not be understood, by line. */
  readonly problems: readonly RegisterProblem[];
  /**
   * Sections that may say more than the register tells: those with a problem, and those that are not there while a key
   * that nobody knows may be one of them, misspelt.
   */
  readonly incomplete: ReadonlySet<RegisterSection>;
}

/**
 * Reads a register entry by entry; one that cannot be understood is a problem with its line, and the rest is read.
 * @throws SourceError `parse_error` when the file as a whole is no register.
 */
export function readRegisterText(path: string, text: string): RegisterReading {
  const yaml = parseFile(path, text);
  const found = Object.entries(mapOf(path, yaml.value));
  const read = found.map(([key, value]) => readSection(key, value));
  const complaints = read.flatMap(section => section.complaints);
  const problems = [
    ...complaints.map(complaint => problemAt(path, complaint, yaml)),
    ...yaml.repeated.map(({ line, within }) => ({
      path,
      line,
      field: within,
      message: 'holds the same key twice; only the last one is read',
    })),
  ].sort((a, b) => a.line - b.line);
  return {
    register: registerSchema.parse(
      Object.fromEntries(read.flatMap(({ kept }) => (kept ? [kept] : []))),
    ),
    problems,
    incomplete: incompleteOf(
      new Set(found.map(([key]) => key)),
      new Set([
        ...read.flatMap(({ key, complaints: own }) =>
          own.length > 0 ? [key] : [],
        ),
        ...yaml.repeated.map(({ within }) => within),
      ]),
    ),
  };
}

function parseFile(path: string, text: string): PositionedYaml {
  try {
    return parsePositionedYaml(text);
  } catch (error) {
    throw new SourceError(
      'parse_error',
      `${path}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

/** @throws SourceError when the file holds anything but sections. */
function mapOf(path: string, value: unknown): object {
  if (value === undefined) {
    throw new SourceError('parse_error', `${path}: The file is empty`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SourceError(
      'parse_error',
      `${path}: A register has sections, such as needs:, and this file has none`,
    );
  }
  return value;
}

interface ReadSection {
  readonly key: string;
  /** What was understood of it; nothing where it is no section at all. */
  readonly kept?: readonly [string, unknown];
  readonly complaints: readonly Complaint[];
}

function readSection(key: string, value: unknown): ReadSection {
  if (!isSection(key)) {
    const message = `is no section of a register; there are ${Object.keys(
      sections,
    ).join(', ')}`;
    return { key, complaints: [{ path: [key], message }] };
  }
  const schema = sections[key];
  if (!isList(key)) {
    const parsed = schema.safeParse(value);
    return parsed.success
      ? { key, kept: [key, value], complaints: [] }
      : { key, complaints: complaintsOf(parsed.error, [key], value) };
  }
  if (!Array.isArray(value)) {
    const message = 'has to be a list of entries; [] says that there are none';
    return { key, complaints: [{ path: [key], message }] };
  }
  const entries: readonly unknown[] = value;
  const complaints = entries.map((entry, index) => {
    const { error } = schema.safeParse(entry);
    return error ? complaintsOf(error, [key, index], entry) : [];
  });
  return {
    key,
    kept: [key, entries.filter((_, index) => complaints[index]?.length === 0)],
    complaints: complaints.flat(),
  };
}

function problemAt(
  path: string,
  { path: at, message }: Complaint,
  yaml: PositionedYaml,
): RegisterProblem {
  return { path, line: yaml.lineOf(at), field: fieldName(at), message };
}

function incompleteOf(
  present: ReadonlySet<string>,
  bad: ReadonlySet<string>,
): ReadonlySet<RegisterSection> {
  const mayBeMisspelt = [...bad].some(key => !isSection(key));
  return new Set(
    Object.keys(sections)
      .filter(isSection)
      .filter(key => bad.has(key) || (mayBeMisspelt && !present.has(key))),
  );
}

function isSection(key: string): key is RegisterSection {
  return Object.hasOwn(sections, key);
}
