import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { inCache, inRoot } from '../paths.mjs';

const parts = ['catalog-info.yaml', 'mkdocs.yml', 'docs'];

/**
 * Copies this repository's catalog file and documentation to where the portal reads them. TechDocs rewrites the
 * mkdocs.yml that it builds from, so it must not be the one that Git tracks.
 *
 * @returns {string} the folder
 */
export function copyPortalDocs(folder = inCache('portal')) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of parts)
    cpSync(inRoot(part), `${folder}/${part}`, { recursive: true });
  return folder;
}
