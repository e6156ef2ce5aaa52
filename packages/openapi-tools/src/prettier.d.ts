/** Prettier 2 carries no types; this is what is used of it. */
declare module 'prettier' {
  export function format(
    text: string,
    options: { readonly parser: 'typescript' },
  ): string;
  export const resolveConfig: {
    sync(path: string): Readonly<Record<string, unknown>> | null;
  };
}
