import { join } from 'node:path';
import { targetPaths } from '@backstage/cli-common';
import { loadConfigSchema } from '@backstage/config-loader';
import type { Configuration } from '../../../configuration/load';
import type { Examination, Finding } from '../finding';

const area = 'configuration';

/** Whether every key is one that an installed plugin reads, and holds what that plugin expects. */
export function examineKeys({ config, unset }: Configuration): Examination {
  return {
    area,
    async examine() {
      const complaints = await complaintsOf(config.getOptional());
      return complaints.flatMap(complaint => {
        if (complaint.key !== undefined) return [undeclared(complaint)];
        // Without its variables a value is not wrong, but unknown.
        return unset.length > 0 ? [] : [wrong(complaint)];
      });
    },
  };
}

interface Complaint {
  /** Of the value, with dots; empty for the whole configuration. */
  readonly path: string;
  readonly says: string;
  /** The key below the path that no schema declares. */
  readonly key?: string;
}

/** "Config must be number { type=number } at /ciRuns/timeoutMs", as the loader words it. */
const MESSAGE = /^Config (.*?) \{ (?:(\w+)=(.*))? \} at \/?(.*)$/;

function complaintOf(message: string): Complaint {
  const [, says, name, value = '', path] = MESSAGE.exec(message) ?? [];
  if (says === undefined || path === undefined)
    return { path: '', says: message };
  return {
    path: path.replaceAll('/', '.'),
    says: name?.startsWith('allowedValue')
      ? `${says}: ${value.replaceAll(',', ', ')}`
      : says,
    ...(name === 'additionalProperty' ? { key: value } : {}),
  };
}

type ConfigData = Parameters<
  Awaited<ReturnType<typeof loadConfigSchema>>['process']
>[0][number]['data'];

// Read from YAML and JSON, so it holds nothing that JSON does not.
const asObject = (data: unknown) => (data ?? {}) as ConfigData;

async function complaintsOf(data: unknown): Promise<readonly Complaint[]> {
  const schema = await loadConfigSchema({
    dependencies: ['app', 'backend'],
    packagePaths: [join(targetPaths.rootDir, 'package.json')],
    noUndeclaredProperties: true,
  });
  try {
    schema.process([{ context: 'the configuration', data: asObject(data) }]);
    return [];
  } catch (error) {
    return withoutBranches(messagesOf(error).map(complaintOf));
  }
}

/** The loader puts each complaint into `messages` of its error, whose type it does not export. */
function messagesOf(error: unknown): readonly string[] {
  if (error instanceof Error && 'messages' in error) {
    const { messages } = error;
    if (Array.isArray(messages)) return messages.map(String);
  }
  throw error;
}

/** Of a value that fits none of several shapes, what each shape says of it contradicts the others. */
function withoutBranches(
  complaints: readonly Complaint[],
): readonly Complaint[] {
  const none = complaints.filter(({ says }) => / in (any|one)Of$/.test(says));
  const inside = ({ path }: Complaint) =>
    none.some(each => path === each.path || path.startsWith(`${each.path}.`));
  return [
    ...complaints.filter(complaint => !inside(complaint)),
    ...none.map(({ path }) => ({
      path,
      says: 'fits none of the shapes that its plugin knows',
    })),
  ];
}

function wrong({ path, says }: Complaint): Finding {
  return {
    area,
    subject: path || 'configuration',
    outcome: 'cannot-be-read',
    says,
    fix: 'give it what its plugin can read; config.d.ts of the plugin describes it',
  };
}

function undeclared({ path, key }: Complaint): Finding {
  return {
    area,
    subject: [path, key].filter(Boolean).join('.'),
    outcome: 'advice',
    says: 'no installed plugin declares this key',
    fix: 'look for a slip in its name; a secret in it would not be kept out of logs',
  };
}
