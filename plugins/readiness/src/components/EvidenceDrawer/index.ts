export * from './EvidenceDrawer';
