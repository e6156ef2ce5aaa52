export { configuredSecrets } from './configuredSecrets';
export { redact, redactText } from './redact';
