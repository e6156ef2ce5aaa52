/** Where a page begins behind the sidebar: the target of the skip link. */
export const CONTENT_ID = 'content';
