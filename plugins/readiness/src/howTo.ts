/** Where the how-to pages of this portal are read. */
export function howTo(href: string): string {
  return `/docs/default/system/groundwork/${href}/`;
}
