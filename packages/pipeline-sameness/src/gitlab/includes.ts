/** What an `include:` of GitLab CI names. */
import { z } from 'zod';
import type { RemoteReference } from '../types';

/** A file that another one includes. */
export type Include = {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly rules: unknown;
} & (
  | { readonly kind: 'local'; readonly path: string }
  | { readonly kind: 'project'; readonly reference: RemoteReference }
  | { readonly kind: 'component'; readonly reference: RemoteReference }
  | { readonly kind: 'template'; readonly name: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'artifact'; readonly job: string }
);

const entry = z.looseObject({
  local: z.string().optional(),
  project: z.string().optional(),
  file: z.union([z.string(), z.array(z.string())]).optional(),
  ref: z.coerce.string().optional(),
  template: z.string().optional(),
  remote: z.string().optional(),
  component: z.string().optional(),
  artifact: z.string().optional(),
  job: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).nullish(),
  rules: z.unknown().optional(),
});

/** A component is a file of a project: `host/group/project/name@version`. */
function componentOf(text: string): RemoteReference | undefined {
  const [address = '', ref = 'default'] = text.split('@');
  const parts = address.split('/').slice(1);
  const name = parts.pop();
  return name === undefined || parts.length < 2
    ? undefined
    : {
        repository: parts.join('/').toLowerCase(),
        path: `templates/${name}.yml`,
        ref,
        host: 'gitlab',
      };
}

/** Tokens stand before the host or behind the path. */
function withoutSecrets(url: string): string {
  return url.replace(/[?#].*$/, '').replace(/\/\/[^/@]*@/, '//');
}

function named(text: string): Include {
  const plain = { inputs: {}, rules: undefined };
  return /^https?:\/\//.test(text)
    ? { ...plain, kind: 'url', url: withoutSecrets(text) }
    : { ...plain, kind: 'local', path: text.replace(/^\//, '') };
}

function entriesOf(each: z.output<typeof entry>): readonly Include[] {
  const given = { inputs: each.inputs ?? {}, rules: each.rules };
  if (each.local !== undefined) return [{ ...named(each.local), ...given }];
  if (each.remote !== undefined) return [{ ...named(each.remote), ...given }];
  if (each.template !== undefined)
    return [{ ...given, kind: 'template', name: each.template }];
  if (each.artifact !== undefined)
    return [{ ...given, kind: 'artifact', job: each.job ?? each.artifact }];
  const reference =
    each.component === undefined ? undefined : componentOf(each.component);
  if (reference) return [{ ...given, kind: 'component', reference }];
  const { project, ref = 'default' } = each;
  if (project === undefined) return [];
  return [each.file ?? []].flat().map(
    (file): Include => ({
      ...given,
      kind: 'project',
      reference: {
        repository: project.replace(/^\//, '').toLowerCase(),
        path: file.replace(/^\//, ''),
        ref,
        host: 'gitlab',
      },
    }),
  );
}

/** The files that an `include:` names, in their order. */
export function includesIn(value: unknown): readonly Include[] {
  return [value].flat(3).flatMap(each => {
    if (typeof each === 'string') return [named(each)];
    const parsed = entry.safeParse(each);
    return parsed.success ? entriesOf(parsed.data) : [];
  });
}
