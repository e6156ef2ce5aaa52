import { mkdir, rm } from 'node:fs/promises';
import type { WorkspaceProvider } from '@backstage/plugin-scaffolder-node/alpha';
import type { RunTables } from './RunTables';

/**
 * For `scaffolder.taskRecovery.workspaceProvider: start-over`. Keeps no workspace:
 * a run that is taken up again begins with its first step and an empty folder. The
 * scaffolder's own way is to go on after the last step that was through, and the
 * next one would then push a folder that another machine had.
 */
export function startOverWorkspace(tables: RunTables): WorkspaceProvider {
  return {
    async rehydrateWorkspace({ taskId, targetPath }) {
      await rm(targetPath, { recursive: true, force: true });
      await mkdir(targetPath, { recursive: true });
      await tables.repeatSteps(taskId);
    },
    async serializeWorkspace() {
      // Nothing is kept.
    },
    async cleanWorkspace() {
      // Nothing was kept.
    },
  };
}
