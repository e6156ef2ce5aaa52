import type { Lineage, SecretsMechanism } from './types';

export interface SquadPlan {
  readonly name: string;
  /** The first seven or eight become services. */
  readonly capabilities: readonly string[];
}

export interface TeamPlan {
  readonly name: string;
  readonly title: string;
  readonly lineage: Lineage;
  readonly secrets: SecretsMechanism;
  readonly squads: readonly SquadPlan[];
}

const squad = (name: string, capabilities: string): SquadPlan => ({
  name,
  capabilities: capabilities.split(' '),
});

export const PRODUCT_TEAMS: readonly TeamPlan[] = [
  {
    name: 'core-banking',
    title: 'Core Banking',
    lineage: 'legacy',
    secrets: 'vault',
    squads: [
      squad(
        'ledger',
        'ledger-core posting-engine balance-snapshot general-ledger-export journal-archive ledger-reconciliation currency-revaluation ledger-audit',
      ),
      squad(
        'accounts',
        'account-opening account-master account-closure account-limits account-search standing-orders account-ownership dormant-accounts',
      ),
      squad(
        'deposits',
        'savings-accounts term-deposits interest-accrual rate-tables deposit-pricing branch-cash deposit-guarantee',
      ),
      squad(
        'statements',
        'statement-generator statement-archive tax-certificates letter-printing document-store statement-preferences fee-statements',
      ),
    ],
  },
  {
    name: 'lending',
    title: 'Lending',
    lineage: 'legacy',
    secrets: 'shared-document',
    squads: [
      squad(
        'mortgages',
        'mortgage-origination mortgage-servicing property-valuation mortgage-offers redemption-quotes escrow-accounts rate-switch mortgage-documents',
      ),
      squad(
        'consumer-credit',
        'loan-origination loan-servicing credit-line instalment-plans loan-calculator repayment-scheduler loan-offers credit-agreements',
      ),
      squad(
        'collections',
        'arrears-management dunning-letters payment-plans debt-sale hardship-cases collections-dialler recovery-accounting',
      ),
      squad(
        'underwriting',
        'credit-decision affordability-check bureau-gateway income-verification decision-rules collateral-register underwriting-workbench',
      ),
    ],
  },
  {
    name: 'risk-and-treasury',
    title: 'Risk and Treasury',
    lineage: 'legacy',
    secrets: 'vault',
    squads: [
      squad(
        'market-risk',
        'position-keeper value-at-risk market-data-feed curve-builder stress-testing limit-monitor pnl-explain risk-warehouse',
      ),
      squad(
        'liquidity',
        'cash-forecast liquidity-ratio nostro-balances funding-desk intraday-liquidity collateral-optimiser treasury-deals interest-rate-hedges',
      ),
      squad(
        'fraud',
        'fraud-scoring fraud-casework device-reputation transaction-monitor sanctions-screening mule-detection alert-triage',
      ),
      squad(
        'regulatory-reporting',
        'capital-reporting transaction-reporting large-exposures report-scheduler data-lineage regulator-gateway filing-archive',
      ),
    ],
  },
  {
    name: 'payments',
    title: 'Payments',
    lineage: 'api',
    secrets: 'vault',
    squads: [
      squad(
        'cards',
        'card-issuing card-authorisation card-controls card-tokens card-disputes card-production card-rewards card-fees',
      ),
      squad(
        'transfers',
        'instant-transfers transfer-router payee-directory bulk-payments recurring-transfers transfer-limits name-check international-transfers',
      ),
      squad(
        'settlement',
        'settlement-engine clearing-gateway netting settlement-calendar scheme-files settlement-exceptions exchange-rates',
      ),
      squad(
        'merchant-acquiring',
        'merchant-onboarding merchant-portal terminal-gateway merchant-payouts chargebacks pricing-plans refunds',
      ),
    ],
  },
  {
    name: 'digital-channels',
    title: 'Digital Channels',
    lineage: 'api',
    secrets: 'aws-secrets-manager',
    squads: [
      squad(
        'mobile-app',
        'mobile-gateway device-registration push-tokens app-config spending-insights budget-planner mobile-sessions biometric-login',
      ),
      squad(
        'web-banking',
        'web-banking-shell web-gateway session-service preferences secure-messages branch-locator web-content product-pages',
      ),
      squad(
        'notifications',
        'notification-router email-sender sms-sender push-sender template-store delivery-receipts campaign-engine',
      ),
      squad(
        'onboarding',
        'customer-onboarding identity-documents address-lookup welcome-kits onboarding-workflow signature-capture customer-due-diligence',
      ),
    ],
  },
  {
    name: 'open-banking',
    title: 'Open Banking',
    lineage: 'api',
    secrets: 'aws-secrets-manager',
    squads: [
      squad(
        'partner-apis',
        'partner-gateway partner-console api-keys partner-directory usage-metering trial-accounts partner-webhooks partner-billing',
      ),
      squad(
        'consent',
        'consent-store consent-dashboard consent-events consent-expiry consent-proof access-grants data-sharing-log consent-notices',
      ),
      squad(
        'identity',
        'customer-identity token-issuer step-up-auth login-history credential-store identity-linking role-directory',
      ),
      squad(
        'data-products',
        'customer-events product-catalogue data-export reference-data enrichment merchant-categories analytics-feed',
      ),
    ],
  },
];

/** Names of reorganisations past: no group of the organisation has them any more. */
export const FORGOTTEN_OWNERS: readonly string[] = [
  'core-systems',
  'mainframe-exit',
  'branch-it',
  'digital-factory',
  'tribe-everyday-banking',
  'tribe-wealth',
  'payments-hub',
  'credit-technology',
  'enterprise-services',
  'shared-components',
  'integration-competence-centre',
  'api-programme',
  'change-delivery-two',
  'project-harbour',
];

/** Teams that still exist in the organisation and that everybody has left. */
export const DESERTED_GROUPS: readonly string[] = [
  'release-office',
  'batch-operations',
  'mobile-guild',
];

export const WEBSITES: readonly string[] = [
  'merchant-portal',
  'web-banking-shell',
  'product-pages',
  'partner-console',
  'consent-dashboard',
  'underwriting-workbench',
];

export const JOBS: readonly string[] = [
  'general-ledger-export',
  'interest-accrual',
  'statement-archive',
  'dunning-letters',
  'repayment-scheduler',
  'market-data-feed',
  'report-scheduler',
  'scheme-files',
  'delivery-receipts',
  'consent-expiry',
  'analytics-feed',
  'data-export',
];

export const LIBRARIES: readonly string[] = [
  'rate-tables',
  'decision-rules',
  'curve-builder',
  'merchant-categories',
];

/** Three nightly jobs that live in one repository. */
export const MONOREPO = {
  repository: 'lending-nightly',
  services: ['dunning-letters', 'repayment-scheduler', 'recovery-accounting'],
} as const;

/** Somebody runs a promotion to production again that had failed 18 days before. */
export const LATE_RETRY = {
  service: 'merchant-onboarding',
  afterDays: 18,
} as const;

/** What must be near its callers also runs in the other lineage's production cluster, in another region. */
export const SECOND_REGION = {
  service: 'web-gateway',
  cluster: 'production-legacy',
  region: 'eu-central-1',
} as const;
