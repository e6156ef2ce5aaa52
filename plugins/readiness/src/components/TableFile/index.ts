export { SaveButtons } from './SaveButtons';
export { SaveTable, type TableFile } from './SaveTable';
export { csvFile, jsonFile, type FileColumn, type FileText } from './tableFile';
