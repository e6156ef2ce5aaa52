export * from './pillar';
