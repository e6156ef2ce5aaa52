/** Which lines of a repository call the templates that make its pipeline what it is. */
import {
  majorOf,
  preferVersionComments,
  referenceKey,
  referenceText,
  type KnownPipeline,
  type RemoteReference,
} from '@groundwork/pipeline-sameness';

/** Files of a repository by path, as far as they were read. */
type Texts = ReadonlyMap<string, string | undefined>;

/** A call of a template, in a file of the repository itself. */
export interface WrittenUse {
  readonly reference: RemoteReference;
  /** As it is written. */
  readonly text: string;
  readonly file: string;
  readonly line?: number;
}

/**
 * The calls that decide a pipeline, of all that were followed. One that stands in a template and not in the repository's own
 * files is the template's to mend.
 */
export function writtenUses(
  pipeline: KnownPipeline,
  followed: readonly RemoteReference[],
  texts: Texts,
): readonly WrittenUse[] {
  const deciding = new Set(pipeline.references);
  return followed
    .filter(reference => deciding.has(keyOf(reference)))
    .flatMap(reference => placeOf(reference, pipeline, texts) ?? []);
}

const isLibrary = ({ repository }: RemoteReference) =>
  !repository.includes('/');

/** The form in which a pipeline names what decides it. */
function keyOf(reference: RemoteReference): string {
  if (!isLibrary(reference)) return referenceKey(reference);
  const [, step = ''] = /([^/]*)\.groovy$/.exec(reference.path) ?? [];
  return `${reference.repository}@${majorOf(reference.ref)}:${step}`;
}

function placeOf(
  reference: RemoteReference,
  { slice }: KnownPipeline,
  texts: Texts,
): WrittenUse | undefined {
  if (isLibrary(reference)) {
    const { repository, ref } = reference;
    const text = ref === 'default' ? repository : `${repository}@${ref}`;
    const [file = ''] = slice;
    const line = lineOf(texts.get(file) ?? '', text, /library/i);
    return { reference, text, file, ...line };
  }
  const text = referenceText(reference);
  for (const [file, content] of texts) {
    const line = lineOf(preferVersionComments(content ?? ''), text, /uses:/);
    if (line) return { reference, text, file, ...line };
  }
  return undefined;
}

function lineOf(
  content: string,
  text: string,
  isCall: RegExp,
): { readonly line: number } | undefined {
  const at = content
    .split('\n')
    .findIndex(
      line =>
        isCall.test(line) && line.toLowerCase().includes(text.toLowerCase()),
    );
  return at < 0 ? undefined : { line: at + 1 };
}
