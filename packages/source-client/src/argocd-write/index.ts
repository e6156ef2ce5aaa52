/**
 * Changes in Argo CD. An entry point of its own, so that who only reads cannot even name it.
 *
 * @packageDocumentation
 */
export { ArgocdWriter } from './ArgocdWriter';
