import type { FileText } from './tableFile';

/** Hands a file to the browser, as if its link had been pressed. */
export function saveFile(name: string, { text, type }: FileText): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
