/** An issue among those of a host, by a number of its repository that a new name does not change. */
export function incidentId(repository: string, number: number): string {
  return `${repository}#${number}`;
}
