import {
  between,
  type Finding,
  type PipelineEvidence,
  type Range,
  type TemplateUse,
} from '@groundwork/plugin-readiness-common';

/** What a service's files say of the templates that they call. */
export interface TemplateUses {
  readonly repository: string;
  readonly sha?: string;
  /** Undefined where nobody looked for their versions, or no call was found in its own files. */
  readonly uses?: readonly TemplateUse[];
}

/** Which templates a pipeline calls. Undefined: it calls none, or nobody understood it. */
export function templateUsesOf({
  repository,
  sha,
  pipeline,
  templates,
}: PipelineEvidence): TemplateUses | undefined {
  if (pipeline.outcome === 'unknown' || pipeline.references.length === 0)
    return undefined;
  return {
    repository,
    ...(sha === undefined ? {} : { sha }),
    ...(templates?.length ? { uses: templates } : {}),
  };
}

/** Versions that a service lags: those of the template that lags most. Up to `most` where it is not known. */
export function lagOf({ uses }: TemplateUses, most: number): Range {
  const lags = uses?.map(use => useLag(use, most)) ?? [between(0, most)];
  return between(
    Math.max(...lags.map(({ lo }) => lo)),
    Math.max(...lags.map(({ hi }) => hi)),
  );
}

function useLag({ version }: TemplateUse, most: number): Range {
  switch (version.state) {
    case 'version':
      return between(
        Math.min(most, version.behind.lo),
        Math.min(most, version.behind.hi),
      );
    case 'branch':
      return between(0, 0);
    default:
      return between(0, most);
  }
}

/** Whether it calls a template by its default branch, which has no version. */
export function followsABranch({ uses = [] }: TemplateUses): boolean {
  return uses.some(({ version }) => version.state === 'branch');
}

/** Calls of more than `allowed` old versions, and of those whose age nobody knows, each with its line. */
export function lagFindings(
  of: TemplateUses,
  allowed: number,
): readonly Finding[] {
  if (!of.uses)
    return [
      {
        message:
          'It calls a shared pipeline; which version could not be read from its files.',
      },
    ];
  return of.uses.flatMap(use => {
    const says = saysOf(use, allowed);
    if (says === undefined) return [];
    const { file, line, reference } = use;
    const place = line === undefined ? file : `${file}:${line}`;
    return [
      {
        message: `${place} calls ${reference}, ${says}.`,
        object: objectOf(of, use),
        ...mendOf(use),
      },
    ];
  });
}

function saysOf({ version }: TemplateUse, allowed: number): string | undefined {
  switch (version.state) {
    case 'branch':
      return undefined;
    case 'unknown':
      return `and nobody knows how old that is: ${version.reason}`;
    default: {
      const { lo, hi } = version.behind;
      if (hi <= allowed) return undefined;
      const count = lo === hi ? `${hi}` : `${lo} to ${hi}`;
      const of = version.newest === undefined ? '' : ` ${version.newest}`;
      return `${count} ${hi === 1 ? 'version' : 'versions'} behind${of}`;
    }
  }
}

function objectOf(
  { repository, sha }: TemplateUses,
  { file }: TemplateUse,
): NonNullable<Finding['object']> {
  return {
    repo: repository,
    path: file,
    ...(sha === undefined ? {} : { sha }),
  };
}

/** The line as it should read. */
function mendOf({
  reference,
  file,
  version,
}: TemplateUse): Pick<Finding, 'mend'> {
  if (version.state !== 'version' || version.newest === undefined) return {};
  const [template = ''] = reference.split('@');
  return template.includes('/')
    ? { mend: { into: file, yaml: `uses: ${template}@${version.newest}` } }
    : {};
}
