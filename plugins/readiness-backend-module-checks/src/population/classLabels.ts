import {
  isByReference,
  type Classification,
  type KnownPipeline,
} from '@groundwork/pipeline-sameness';
import type { Delivered } from './pipelines';

/** The last part of a reference: `service.yml@v2`. */
const shortReference = (reference: string): string =>
  reference.split('/').at(-1) ?? reference;

/** What the members of one class deliver with: their template, or steps that each keeps itself. */
function labelOf(members: readonly KnownPipeline[]): string {
  const [first] = members;
  const templates = first?.references.map(shortReference) ?? [];
  if (templates.length > 0 && members.every(isByReference))
    return templates.join(' + ');
  return `steps of their own on ${first?.engine ?? 'an unknown engine'}`;
}

/**
 * Every class with a label that people tell it by. It names a template or an engine and never a member, whose name not
 * everybody may read; classes that would have the same label are numbered.
 */
export function labelledClasses(
  { classes }: Classification,
  delivered: readonly Delivered[],
): readonly { readonly label: string; readonly size: number }[] {
  const pipelines = new Map(
    delivered.map(({ name, pipeline }) => [name, pipeline]),
  );
  const used = new Map<string, number>();
  return classes.map(({ members }) => {
    const label = labelOf(
      members.flatMap((name): KnownPipeline[] => {
        const pipeline = pipelines.get(name);
        return pipeline?.outcome === 'known' ? [pipeline] : [];
      }),
    );
    const nth = (used.get(label) ?? 0) + 1;
    used.set(label, nth);
    return {
      label: nth === 1 ? label : `${label} (${nth})`,
      size: members.length,
    };
  });
}
