import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { inCache, inRoot } from '../paths.mjs';

const parts = ['catalog-info.yaml', 'mkdocs.yml', 'docs'];

/**
 * Copies this repository's catalog file and documentation to where the portal reads them. TechDocs rewrites the
 * mkdocs.yml that it builds from, so it must not be the one that Git tracks. The copy takes the former one's place at
 * once, because a portal may be reading it.
 *
 * @returns {string} the folder
 */
export function copyPortalDocs(folder = inCache('portal')) {
  const made = `${folder}.made-${process.pid}`;
  const former = `${folder}.former-${process.pid}`;
  try {
    mkdirSync(made, { recursive: true });
    for (const part of parts)
      cpSync(inRoot(part), `${made}/${part}`, { recursive: true });
    if (existsSync(folder)) renameSync(folder, former);
    renameSync(made, folder);
  } finally {
    // A full disk leaves half a copy, which nobody else would take away.
    for (const rest of [made, former])
      rmSync(rest, { recursive: true, force: true });
  }
  return folder;
}
