export { BaselineLine } from './BaselineLine';
export { BaselinePages } from './BaselinePages';
