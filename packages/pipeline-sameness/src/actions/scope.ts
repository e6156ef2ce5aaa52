/** Values that an expression may name: `inputs.environment`, `matrix.region`. Each name may stand for several. */
export type Scope = ReadonlyMap<string, readonly string[]>;
