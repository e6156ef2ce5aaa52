export { CheckRow } from './CheckRow';
export { Remedy, WaiverLine } from './Remedy';
export { UnreadList } from './Unread';
