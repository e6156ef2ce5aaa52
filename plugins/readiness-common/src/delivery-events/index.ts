export * from './deliveryEvents';
