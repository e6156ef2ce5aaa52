export { EvidenceView } from './EvidenceView';
