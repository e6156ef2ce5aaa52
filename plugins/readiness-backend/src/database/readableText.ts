import {
  MayRead,
  readableSubject,
  SubjectAssessment,
  subjectAssessmentSchema,
} from '@groundwork/plugin-readiness-common';
import { StoredAssessment } from './AssessmentStore';
import { subjectDocument } from './documents';

/** What a reader may see of a stored service, ready to be sent, with what a page computes from it. */
export interface ReadableText {
  readonly text: string;
  readonly asOf: string;
  readonly subject: { readonly ref: string };
  readonly plan: SubjectAssessment['plan'];
}

/**
 * The same as `readableSubject` of the document, without parsing and writing it again where nothing is left out of it: a
 * page of fifty services is two megabytes of text, of which mostly every word may be read.
 */
export function readableText(
  stored: StoredAssessment,
  mayRead: MayRead,
): ReadableText {
  const asOf = new Date(stored.asOfMs).toISOString();
  const subject = { ref: stored.subjectRef };
  const plan = subjectsIn(stored.document).every(mayRead)
    ? planIn(stored.document)
    : undefined;
  if (plan) {
    const said = stored.document.slice(1);
    return { text: `{"asOf":"${asOf}",${said}`, asOf, subject, plan };
  }
  const document = readableSubject(subjectDocument(stored), mayRead);
  return { text: JSON.stringify(document), asOf, subject, plan: document.plan };
}

/** Quotes within texts are escaped: such a sequence of characters is a key and nothing else. */
const NAMING = /"(?:subjectRef|team)":"((?:[^"\\]|\\.)*)"/g;

/** Everybody whom a row may be about. */
function subjectsIn(document: string): readonly string[] {
  const found = new Set<string>();
  for (const [, text = ''] of document.matchAll(NAMING)) {
    found.add(text.includes('\\') ? JSON.parse(`"${text}"`) : text);
  }
  return [...found];
}

/** The plan, which is written last; undefined for a document of before there was one. */
function planIn(document: string): SubjectAssessment['plan'] | undefined {
  const key = ',"plan":';
  const at = document.lastIndexOf(key);
  if (at < 0) return undefined;
  const { data } = subjectAssessmentSchema.shape.plan.safeParse(
    parsed(document.slice(at + key.length, -1)),
  );
  return data;
}

/** Undefined for what is not the whole of a value: then something else is written last. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
