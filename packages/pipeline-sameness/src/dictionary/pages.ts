/** The environment that GitHub itself creates for documentation pages. */
export const PAGES_ENVIRONMENT = /^github-pages$/i;
