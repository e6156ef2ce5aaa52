import { existsSync } from 'node:fs';
import { inRoot } from '../../paths.mjs';
import { one, add, nothing } from '../counts.mjs';
import { runTool } from '../stage.mjs';

/** Every combination that a documented command or file uses. */
const combinations = [
  ['app-config.yaml'],
  ['app-config.yaml', 'app-config.sandbox.yaml'],
  ['app-config.yaml', 'app-config.sandbox.yaml', 'app-config.postgres.yaml'],
  ['app-config.yaml', 'app-config.production.yaml'],
];

/** @type {import('../stage.mjs').Stage} */
export const configCheck = {
  id: 'config',
  title: 'Configuration against its schemas',
  async run(context) {
    let counts = nothing;
    let output = '';
    for (const [index, files] of combinations.entries()) {
      const missing = files.filter(file => !existsSync(inRoot(file)));
      const checked = await runTool(context, {
        script: '@backstage/cli/bin/backstage-cli',
        name: `config-${index}`,
        args: [
          'config:check',
          '--lax',
          ...files.flatMap(file => ['--config', inRoot(file)]),
        ],
      });
      const passed = checked.code === 0 && missing.length === 0;
      counts = add(counts, one(passed));
      if (!passed) output += `${files.join(' + ')}:\n${checked.output}\n`;
    }
    return { counts, output };
  },
};
