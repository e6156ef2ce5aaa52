export { SourceNotes } from './SourceNotes';
export type { FailedSource, SourceNotesProps } from './SourceNotes';
