/**
 * Asks a plugin's backend what its openapi.yaml describes.
 *
 * @packageDocumentation
 */
export * from './OpenApiClient';
