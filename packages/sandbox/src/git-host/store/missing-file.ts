/** Whether a read failed because there is nothing at that path. Not `instanceof`: Node's errors may come from another realm. */
export function isMissingFile(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}
