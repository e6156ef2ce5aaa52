import type { FailureReason } from './reasons';

/** What a person can do about a reason, whoever tells it. */
export const REMEDIES: Readonly<Record<FailureReason, string>> = {
  unauthorized: 'Renew the credentials that are configured for it.',
  forbidden: 'Give the portal’s account the right that it lacks.',
  not_found: 'Check its address and the names in the configuration.',
  timeout: 'Check that it is up and that the portal’s network reaches it.',
  rate_limited:
    'Wait: it answers again by itself. If this comes back, raise the limit of the portal’s account.',
  server_error: 'Look at its logs at this time.',
  tls: 'Configure the authority that signed it, or have it renewed for the name in the address.',
  unreachable:
    'Check its address, that it is up, and that the portal’s network reaches it.',
  parse_error:
    'Check that the address is that of the API and not of a sign-in page or proxy.',
  unsupported: 'Check its address and how it is configured.',
};
