/** The two functions of Prettier 2 that are called here; the package brings no types. */
declare module 'prettier' {
  export function format(text: string, options: object): string;
  export function resolveConfig(file: string): Promise<object | null>;
}
