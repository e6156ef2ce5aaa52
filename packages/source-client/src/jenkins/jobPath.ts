/** Path of a job; a folder's and a job's name are path segments of their own. */
export function jobPath(job: string): string {
  return job
    .split('/')
    .filter(part => part !== '' && part !== '.' && part !== '..')
    .map(part => `/job/${encodeURIComponent(part)}`)
    .join('');
}
