/** As much of an entity as says whether its deliveries have a history of their own. */
export interface Delivered {
  readonly spec?: { readonly type?: unknown };
}

/**
 * The tab with the history of what an entity delivered, below its page; `undefined` for what reaches production inside of
 * something else, as a library does.
 */
export function deliveryHistoryHref(
  { spec }: Delivered,
  page: string,
): string | undefined {
  return spec?.type === 'service' || spec?.type === 'website'
    ? `${page}/delivery`
    : undefined;
}
