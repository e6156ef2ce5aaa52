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
  /** Whose deployments are to be marked there. */
  commit?: string,
): string | undefined {
  if (spec?.type !== 'service' && spec?.type !== 'website') return undefined;
  return commit === undefined
    ? `${page}/delivery`
    : `${page}/delivery?${new URLSearchParams({ commit })}`;
}
