import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '@backstage/config';
import { Client, type ClientConfig } from 'pg';
import { z } from 'zod';
import type { Examination, Finding } from '../finding';

const area = 'database';
const MIN_VERSION = 140000;
const PATIENCE_MS = 5_000;

const rightsSchema = z.tuple([
  z.object({ version: z.coerce.number(), may_create: z.boolean() }),
]);

/** @param folder - the folder that relative paths in the configuration start at */
export function examineDatabase(config: Config, folder: string): Examination {
  return {
    area,
    async examine() {
      const client = config.getOptionalString('backend.database.client');
      if (client === 'better-sqlite3')
        return [await examineSqlite(config, folder)];
      if (client === 'pg') return [await examinePostgres(config)];
      return [
        {
          area,
          subject: client ?? 'none',
          outcome: 'cannot-be-read',
          says: `backend.database.client is ${client ?? 'not set'}`,
          fix: 'set it to pg, or to better-sqlite3 for one machine',
        },
      ];
    },
  };
}

async function examineSqlite(config: Config, folder: string): Promise<Finding> {
  const base = { area, subject: 'SQLite' } as const;
  const connection = config.getOptional('backend.database.connection');
  if (connection === ':memory:')
    return {
      ...base,
      outcome: 'advice',
      says: 'everything is in memory and lost at a restart',
      fix: 'set backend.database.connection.directory',
    };
  const directory = resolve(
    folder,
    config.getString('backend.database.connection.directory'),
  );
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
    return {
      ...base,
      outcome: 'can-be-read',
      says: `${directory} can be written`,
    };
  } catch (error) {
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: error instanceof Error ? error.message : String(error),
      fix: `make ${directory} writable for the portal's user`,
    };
  }
}

/** The host of a connection string; never the string itself, which holds a password. */
function hostOf(connection: string): string | undefined {
  return URL.canParse(connection) ? new URL(connection).hostname : undefined;
}

async function examinePostgres(config: Config): Promise<Finding> {
  const connection = config.get('backend.database.connection');
  const host =
    typeof connection === 'string'
      ? hostOf(connection)
      : config.getOptionalString('backend.database.connection.host');
  const subject = `PostgreSQL ${host ?? ''}`.trim();
  // The shape is node-postgres's own and is handed on to it unread.
  const options: ClientConfig =
    typeof connection === 'string'
      ? { connectionString: connection }
      : z.looseObject({}).parse(connection);
  const client = new Client({
    database: 'postgres',
    connectionTimeoutMillis: PATIENCE_MS,
    // A server that lets one in may still never answer.
    query_timeout: PATIENCE_MS,
    ...options,
  });
  try {
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('server_version_num') as version,
              (rolcreatedb or rolsuper) as may_create
         from pg_roles where rolname = current_user`,
    );
    return judgePostgres(subject, config, rightsSchema.parse(rows)[0]);
  } catch (error) {
    return {
      area,
      subject,
      outcome: 'cannot-be-read',
      says: error instanceof Error ? error.message : String(error),
      fix: 'check host, port, user and password under backend.database.connection',
    };
  } finally {
    await client.end();
  }
}

function judgePostgres(
  subject: string,
  config: Config,
  rights: { readonly version: number; readonly may_create: boolean },
): Finding {
  const major = Math.floor(rights.version / 10000);
  const base = { area, subject } as const;
  if (rights.version < MIN_VERSION)
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: `it is version ${major}`,
      fix: 'use PostgreSQL 14 or newer',
    };
  const schemas =
    config.getOptionalString('backend.database.pluginDivisionMode') ===
    'schema';
  if (!rights.may_create && !schemas)
    return {
      ...base,
      outcome: 'cannot-be-read',
      says: 'the user may not create databases, and every plugin has one of its own',
      missing: 'CREATEDB',
      fix: 'alter role <user> createdb, or set backend.database.pluginDivisionMode to schema',
    };
  return {
    ...base,
    outcome: 'can-be-read',
    says: `version ${major} answers and the user may create what plugins need`,
  };
}
