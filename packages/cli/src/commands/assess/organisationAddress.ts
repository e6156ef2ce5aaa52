/** One organisation to read. */
export interface OrganisationAddress {
  readonly host: string;
  readonly organisation: string;
  readonly catalogPath: string;
}
