/**
 * How every page of ours shows a status, a time, a table of records and a
 * source that did not answer: one set of words and shapes for the whole portal.
 *
 * @packageDocumentation
 */
export * from './components/QueryScope';
export * from './components/RecordTable';
export * from './components/RelativeTime';
export * from './components/SourceNotes';
export * from './components/Status';
export * from './deliveryHistory';
export * from './exactTime';
export * from './failureReasons';
export * from './failureWords';
export * from './relativeTime';
export * from './say';
